import { z } from 'zod';
import { type FormScope, formScopes } from '../../training/form-scope.ts';
import { changeableWhenRegistered, type ProjectFields, projectFieldsSchema } from '../../training/project.ts';
import { type TraineeFields, traineeFieldsSchema } from '../../training/trainee.ts';

/**
 * What a form says of one person, as it is stored and sent. Facts are what is recorded of the trainee (role, result, attendance …) by field; hours
 * and credits are thousandths by registration year, empty where nothing is registered; `pack` is `id@version`; `basis`
 * are the clauses that made the figures, in the order of the trail.
 */
export const signedLineSchema = z.object({
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  years: z
    .array(z.object({ year: z.int(), hours: z.int(), credits: z.int().nullable() }).readonly())
    .readonly(),
  pack: z.string(),
  basis: z.array(z.string()).readonly(),
  /** Its entry was taken back before: the form asks to register it again. */
  isAgain: z.boolean(),
});
/** One person's line of a form, apart from whose it is. */
export type SignedLine = Readonly<z.infer<typeof signedLineSchema>>;

const storedSchema = z.object({
  /** Raised when the shape changes, so that what was signed years ago is read as it was written. */
  format: z.literal(1),
  scope: z.enum(formScopes),
  /** A supplement: the fingerprint of the form in force when it was made. */
  base: z.string().nullable(),
  project: z.record(z.string(), z.unknown()),
  lines: z.array(signedLineSchema),
  /** Trainee, name as it was, index of the line: equal lines stand once. */
  people: z.array(z.tuple([z.string(), z.string(), z.int()])),
  /** A supplement: who is on the list no more. */
  removed: z.array(z.tuple([z.string(), z.string()])),
});

/** A person on a form. Names are kept to be shown: who somebody is, the uid says. */
export type SignedPerson = { readonly name: string; readonly line: SignedLine };

/** Everything that a signature on an approval form binds. */
export type SignedContent = {
  readonly scope: FormScope;
  readonly base: string | null;
  /** The fields of the project that figures, years and permissions follow from. */
  readonly project: Readonly<Record<string, unknown>>;
  /** By the uid of the trainee, in the order of the list. */
  readonly people: ReadonlyMap<string, SignedPerson>;
  readonly removed: ReadonlyMap<string, string>;
};

/** Fields of a project that a signature binds: those that are locked once something is registered. */
export function signedFields(project: ProjectFields): SignedContent['project'] {
  const bound = projectFieldsSchema
    .keyof()
    .options.filter((field) => !changeableWhenRegistered.includes(field));
  return Object.fromEntries(bound.map((field) => [field, project[field]]));
}

/** Facts of outside trainings alone: a form is about own ones. */
const outsideFacts: readonly (keyof TraineeFields)[] = [
  'proofHours',
  'proofCredits',
  'proofCertificateNumber',
];

/** What is recorded of a trainee, as far as an own training depends on it. */
export function signedFacts(
  recorded: TraineeFields & { readonly isOnProbation: boolean },
): SignedLine['facts'] {
  const fields = traineeFieldsSchema.keyof().options.filter((field) => !outsideFacts.includes(field));
  const facts = fields.map((field) => [field, recorded[field]] as const);
  return { ...Object.fromEntries(facts), isOnProbation: recorded.isOnProbation };
}

/** The content as the ledger keeps it: JSON in which equal lines stand once. `parseContent` reads it back. */
export function contentText(content: SignedContent): string {
  const lines: SignedLine[] = [];
  const known = new Map<string, number>();
  const people = [...content.people].map(([uid, { name, line }]) => {
    const key = lineText(line);
    const index = known.get(key) ?? lines.push(line) - 1;
    known.set(key, index);
    return [uid, name, index];
  });
  const { scope, base, project } = content;
  return JSON.stringify({ format: 1, scope, base, project, lines, people, removed: [...content.removed] });
}

/** Reads what `contentText` wrote. @throws ZodError for anything else: a signature is never guessed. */
export function parseContent(text: string): SignedContent {
  const { scope, base, project, lines, people, removed } = storedSchema.parse(JSON.parse(text));
  const named = people.flatMap(([uid, name, index]): [string, SignedPerson][] => {
    const line = lines[index];
    return line === undefined ? [] : [[uid, { name, line }]];
  });
  return { scope, base, project, people: new Map(named), removed: new Map(removed) };
}

/**
 * Texts that together name exactly this content of this project, to be hashed into its fingerprint. Names are left out: a
 * name that is put right afterwards changes nothing of what was signed.
 */
export function* fingerprintTexts(projectUid: string, content: SignedContent): Generator<string, void> {
  const { scope, base, project, people, removed } = content;
  yield JSON.stringify([
    'approval-form',
    1,
    projectUid,
    scope,
    base,
    Object.entries(project),
    [...removed.keys()],
  ]);
  const texts = new Map<SignedLine, string>();
  for (const [uid, { line }] of people) {
    const text = texts.get(line) ?? lineText(line);
    texts.set(line, text);
    yield `${uid} ${text}\n`;
  }
}

/** A line as text, whatever order its fields were made in. */
function lineText({ facts, years, pack, basis, isAgain }: SignedLine): string {
  const figures = years.map(({ year, hours, credits }) => [year, hours, credits]);
  return JSON.stringify([Object.entries(facts), figures, pack, basis, isAgain]);
}

/** 3F9A C2D1: the fingerprint as a form prints it and a person compares it. */
export function shortFingerprint(fingerprint: string): string {
  const code = fingerprint.slice(0, 8).toUpperCase();
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}
