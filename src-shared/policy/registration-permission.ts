import { z } from 'zod';
import type { CalendarDate } from '../domain/calendar-date.ts';
import {
  type Form,
  forms,
  type Level,
  levels,
  type OrganiserKind,
  organiserKinds,
} from '../domain/training-words.ts';
import { type Reason, reasonOf, ruleHeadingSchema, ruleHeadingShape } from './rule-heading.ts';

/** Who registers a training: the training institution of a level, or the school. */
export const registrars = ['school', 'county', 'city', 'province'] as const;
export type Registrar = (typeof registrars)[number];

/** Papers that a body which is no training institution hands in before its training can be registered (H6). */
export const registrationDocuments = ['notice', 'filing-application', 'trainee-list', 'archive'] as const;
export type RegistrationDocument = (typeof registrationDocuments)[number];

const conditionShape = {
  forms: z.array(z.enum(forms)).min(1).optional(),
  levels: z.array(z.enum(levels)).min(1).optional(),
  organiserKinds: z.array(z.enum(organiserKinds)).min(1).optional(),
} as const;

/**
 * A pack's section `registration`: who may register what.
 * - `registrars`: the first row whose conditions all hold names the registrar; `organisations` are the levels of
 *   organisation that may act as it. `levelOf` says whose level is compared: the activity's (default) or the organiser's.
 *   No row: the regulation does not say who registers it.
 * - `organisers`: the first row that fits the organiser says what must be there before registration; where rows exist and
 *   none fits, `otherOrganisers` refuses. Judged only where the organiser is known.
 * - `delegation`: an organiser without registration rights may delegate, to a training institution of its own level only.
 * - `approvalForm`: the approval form must be approved no later than the day of registration.
 * - `levelDocument`: an organiser below the level of the activity gives a warning that asks for the document.
 */
export const registrationPermissionSchema = z.strictObject({
  registrars: z.array(
    z.strictObject({
      ...ruleHeadingShape,
      ...conditionShape,
      levelOf: z.enum(['activity', 'organiser']).default('activity'),
      registrar: z.enum(registrars),
      organisations: z.array(z.enum(levels)).min(1),
    }),
  ),
  organisers: z
    .array(
      z.strictObject({
        ...ruleHeadingShape,
        ...conditionShape,
        requires: z.array(z.enum(['approved', 'filed'])).default([]),
        documents: z.array(z.enum(registrationDocuments)).default([]),
        sameLevel: z.boolean().default(false),
      }),
    )
    .default([]),
  otherOrganisers: ruleHeadingSchema.optional(),
  delegation: ruleHeadingSchema.optional(),
  approvalForm: ruleHeadingSchema.optional(),
  levelDocument: ruleHeadingSchema.optional(),
});
export type RegistrationPermission = z.infer<typeof registrationPermissionSchema>;
type RegistrarRow = RegistrationPermission['registrars'][number];
type OrganiserRow = RegistrationPermission['organisers'][number];
