import { z } from 'zod';
import type { CalendarDate } from '../../training/calendar-date.ts';
import {
  type Form,
  forms,
  type Level,
  levels,
  type OrganiserKind,
  organiserKinds,
} from '../../training/training-words.ts';
import { type Reason, reasonOf, ruleHeadingSchema, ruleHeadingShape } from '../pack/rule-heading.ts';

/** Who registers a training: the training institution of a level, or the school. */
export const registrars = ['school', 'county', 'city', 'province'] as const;
/** One that registers. */
export type Registrar = (typeof registrars)[number];

/** Papers that a body which is no training institution hands in before its training can be registered (H6). */
export const registrationDocuments = ['notice', 'filing-application', 'trainee-list', 'archive'] as const;
/** A paper that is handed in before registration. */
export type RegistrationDocument = (typeof registrationDocuments)[number];

/**
 * What a row speaks of; every key that is there must hold. An unknown organiser or level matches no such key.
 */
const conditionShape = {
  forms: z.array(z.enum(forms)).min(1).optional(),
  levels: z.array(z.enum(levels)).min(1).optional(),
  organiserKinds: z.array(z.enum(organiserKinds)).min(1).optional(),
} as const;

/**
 * A pack's section `registration`: who may register what.
 * - `registrars`: the first row whose conditions all hold names the registrar; `organisations` are the levels of
 *   organisation that may act as it. `levelOf` says whose level is compared: the activity's (default) or the organiser's.
 *   No row: the regulation does not say who registers it, which `unstated` words.
 * - `organisers`: the first row that fits the organiser says what must be there before registration; where rows exist and
 *   none fits, `otherOrganisers` refuses. Judged only where the organiser is known.
 * - `ownWork`: where the row says so, what an institution or administration of another level runs needs its delegation. The
 *   tier alone refuses nothing while the organiser is not known (A28).
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
      /** Who registers it. */
      registrar: z.enum(registrars),
      /** Levels of organisation that may act as that registrar: 市县 is one tier in Hainan (A28). */
      organisations: z.array(z.enum(levels)).min(1),
      /** Of those, each registers only what it runs itself (H4, H5, A28); `ownWork` says so. */
      isOwnWork: z.literal(true).optional(),
    }),
  ),
  /** What is said where no row fits. */
  unstated: ruleHeadingSchema,
  organisers: z
    .array(
      z.strictObject({
        ...ruleHeadingShape,
        ...conditionShape,
        /** Facts that must hold before registration, in the order they are named when they do not. */
        requires: z
          .array(z.strictObject({ fact: z.enum(['approved', 'filed']), text: z.string().min(1) }))
          .default([]),
        /** Papers that must be handed in (H6); judged only where papers were spoken of. */
        documents: z
          .array(z.strictObject({ document: z.enum(registrationDocuments), name: z.string().min(1) }))
          .default([]),
        /** Only the institution of the organiser's own level registers it (H4, H6). */
        sameLevel: z.boolean().default(false),
      }),
    )
    .default([]),
  otherOrganisers: ruleHeadingSchema.optional(),
  ownWork: ruleHeadingSchema.optional(),
  delegation: ruleHeadingSchema.optional(),
  approvalForm: ruleHeadingSchema.optional(),
  levelDocument: ruleHeadingSchema.optional(),
});
/** A section that was read; see `registrationPermissionSchema`. */
export type RegistrationPermission = z.infer<typeof registrationPermissionSchema>;
type RegistrarRow = RegistrationPermission['registrars'][number];
type OrganiserRow = RegistrationPermission['organisers'][number];

/** The body that runs a training, as far as it is known. What is not known counts as being in order. */
export type Organiser = {
  readonly kind?: OrganiserKind | undefined;
  readonly level?: Level | undefined;
  readonly approved?: boolean | undefined;
  readonly registered?: boolean | undefined;
  readonly delegated?: boolean | undefined;
};

/**
 * A wish to register. Without `organisation` the question is which one does. `documents` left out are complete.
 * `approvedOn` null: the approval form is not approved; a `registeredOn` without any `approvedOn` counts as that too.
 */
export type RegistrationRequest = {
  readonly activity: Form;
  /** Absent only where the rows that fit name no level (H14.2): see `needsLevel`. */
  readonly level?: Level | undefined;
  readonly organisation?: { readonly level: Level } | undefined;
  readonly organiser?: Organiser | undefined;
  readonly delegated?: boolean | undefined;
  readonly documents?: readonly RegistrationDocument[] | undefined;
  readonly approvedOn?: CalendarDate | null | undefined;
  readonly registeredOn?: CalendarDate | undefined;
};

/** `not-applicable`: the regulation does not say who registers this. Warnings do not change the outcome. */
export type RegistrationAnswer = {
  readonly outcome: 'route' | 'refused' | 'not-applicable';
  readonly approver: Registrar | null;
  readonly reasons: readonly Reason[];
  readonly warnings: readonly Reason[];
};

/**
 * Who registers a training, or every reason why this organisation may not (H4–H7, H14, W2.3, B1, L39).
 * Checked in this order, all refusals given:
 * 1. the organisation's level against the row that fits the training (H5);
 * 2. a delegation, which must go to the organiser's own level (H4);
 * 3. the organiser's approval, filing and papers, or that its kind registers nothing here (H6, B4);
 * 4. the approval form, no later than the day of registration (H7). A level above the organiser's is a
 *    warning beside them (Q17). Without a row there is nothing to refuse: the text is silent.
 */
export function registrationPermission(
  permission: RegistrationPermission,
  request: RegistrationRequest,
): RegistrationAnswer {
  const row = findRegistrar(permission, request);
  const refusals = [
    ...organisationRefusals(permission, request, row),
    ...organiserRefusals(permission, request),
    ...approvalRefusals(permission, request),
  ];
  const warnings = levelWarnings(permission, request);
  if (refusals.length > 0) return { outcome: 'refused', approver: null, reasons: refusals, warnings };
  if (row === null) {
    return { outcome: 'not-applicable', approver: null, reasons: [reasonOf(permission.unstated)], warnings };
  }
  const approver =
    request.organisation === undefined ? row.registrar : registrarOfLevel[request.organisation.level];
  return { outcome: 'route', approver, reasons: [reasonOf(row)], warnings };
}

/**
 * National projects are registered by the province (H5): no organisation keeps a national register of its
 * own.
 */
const registrarOfLevel: Readonly<Record<Level, Registrar>> = {
  national: 'province',
  provincial: 'province',
  city: 'city',
  county: 'county',
  school: 'school',
};

/** The first row that fits decides, so special rows (examinations) stand before general ones. */
function findRegistrar(
  permission: RegistrationPermission,
  request: RegistrationRequest,
): RegistrarRow | null {
  return (
    permission.registrars.find((row) =>
      conditionHolds(row, request, row.levelOf === 'organiser' ? request.organiser?.level : request.level),
    ) ?? null
  );
}

/** Whether nobody can say who registers it without the level of the activity: a row that asks for one comes first. */
export function needsLevel(permission: RegistrationPermission, request: RegistrationRequest): boolean {
  const row = permission.registrars.find((candidate) =>
    conditionHolds({ ...candidate, levels: undefined }, request, undefined),
  );
  return row === undefined || (row.levels !== undefined && row.levelOf === 'activity');
}

/** `level` is the one the row looks at, the activity's or the organiser's. */
function conditionHolds(
  condition: Pick<RegistrarRow | OrganiserRow, 'forms' | 'levels' | 'organiserKinds'>,
  request: RegistrationRequest,
  level: Level | undefined,
): boolean {
  const kind = request.organiser?.kind;
  return (
    (condition.forms?.includes(request.activity) ?? true) &&
    (condition.levels === undefined || (level !== undefined && condition.levels.includes(level))) &&
    (condition.organiserKinds === undefined ||
      (kind !== undefined && condition.organiserKinds.includes(kind)))
  );
}

/**
 * A wrong level is the refusal; a delegation that does not help is named beside it, because it was meant to.
 */
function organisationRefusals(
  permission: RegistrationPermission,
  request: RegistrationRequest,
  row: RegistrarRow | null,
): readonly Reason[] {
  if (request.organisation === undefined || row === null) return [];
  const isDelegated = request.delegated === true || request.organiser?.delegated === true;
  const delegation = isDelegated ? permission.delegation : undefined;
  const refusals: Reason[] = [];
  if (!row.organisations.includes(request.organisation.level)) {
    refusals.push(reasonOf(row));
    if (delegation !== undefined) refusals.push(reasonOf(delegation));
  } else if (delegation !== undefined && !isOfSameLevel(permission, request)) {
    refusals.push(reasonOf(delegation));
  } else if (
    !isDelegated &&
    row.isOwnWork === true &&
    permission.ownWork !== undefined &&
    isOfOther(request)
  ) {
    refusals.push(reasonOf(permission.ownWork));
  }
  return refusals;
}

/** Whether the organiser is known to be another institution than the one that asks: one of another level (A28). */
function isOfOther({ organisation, organiser }: RegistrationRequest): boolean {
  if (organiser?.level === undefined || organisation === undefined) return false;
  const registers = organiser.kind === 'training-institution' || organiser.kind === 'administration';
  // A school registers its own sessions alone, and is asked about by its kind.
  return registers && organiser.level !== 'school' && organiser.level !== organisation.level;
}

/** Whether the organisation is the one that registers at the organiser's own level; unknown levels are in order. */
function isOfSameLevel(permission: RegistrationPermission, request: RegistrationRequest): boolean {
  const level = request.organiser?.level;
  if (request.organisation === undefined || level === undefined) return true;
  const own = findRegistrar(permission, { ...request, level });
  return own?.organisations.includes(request.organisation.level) ?? true;
}

/**
 * The first row that fits the organiser decides. Delegation serves in place of filing (H4), never in place of
 * approval.
 */
function organiserRefusals(
  permission: RegistrationPermission,
  request: RegistrationRequest,
): readonly Reason[] {
  const { organiser } = request;
  if (organiser?.kind === undefined || permission.organisers.length === 0) return [];
  const row = permission.organisers.find((candidate) => conditionHolds(candidate, request, request.level));
  if (row === undefined) {
    return permission.otherOrganisers === undefined ? [] : [reasonOf(permission.otherOrganisers)];
  }
  const isThere = {
    approved: organiser.approved ?? true,
    filed: (organiser.registered ?? true) || organiser.delegated === true,
  };
  const refusals = row.requires
    .filter(({ fact }) => !isThere[fact])
    .map(({ fact, text }) => reasonOf(row, { about: fact, text }));
  const papers = request.documents;
  if (papers !== undefined) {
    for (const { document, name } of row.documents) {
      if (!papers.includes(document)) refusals.push(reasonOf(row, { about: document, text: `缺${name}` }));
    }
  }
  if (row.sameLevel && !isOfSameLevel(permission, request))
    refusals.push(reasonOf(row, { about: 'level', text: '应由举办单位的同级培训机构登记' }));
  return refusals;
}

/**
 * Nothing is judged before anybody speaks of approval or registration: the question may only be who
 * registers.
 */
function approvalRefusals(
  permission: RegistrationPermission,
  request: RegistrationRequest,
): readonly Reason[] {
  const { approvalForm } = permission;
  const { approvedOn, registeredOn } = request;
  if (approvalForm === undefined || (approvedOn === undefined && registeredOn === undefined)) return [];
  const isInOrder =
    approvedOn !== undefined &&
    approvedOn !== null &&
    (registeredOn === undefined || approvedOn <= registeredOn);
  return isInOrder ? [] : [reasonOf(approvalForm)];
}

/**
 * A county body with a national project needs the national document (Q17); it may well have it, so nothing is
 * refused.
 */
function levelWarnings(permission: RegistrationPermission, request: RegistrationRequest): readonly Reason[] {
  const level = request.organiser?.level;
  if (permission.levelDocument === undefined || level === undefined || request.level === undefined) return [];
  return levels.indexOf(level) > levels.indexOf(request.level) ? [reasonOf(permission.levelDocument)] : [];
}
