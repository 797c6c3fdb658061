import { os } from '../../app/procedure.ts';
import { verifyLedger } from '../../database/entries/verify-ledger.ts';

type AuditRow = {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
};

const list = os.audit.list.handler(({ context, input }) => {
  const { reader } = context.session.ledger.database;
  const search = input.search.trim();
  const where = `(? = '' OR instr(u.subject, ?) > 0 OR instr(u.action, ?) > 0 OR instr(a.name, ?) > 0)`;
  const parameters = [search, search, search, search];
  const total = reader
    .prepare<unknown[], { count: number }>(
      `SELECT count(*) AS count FROM audit u JOIN actor a ON a.id = u.actor_id WHERE ${where}`,
    )
    .get(...parameters);
  const rows = reader
    .prepare<unknown[], AuditRow>(
      `SELECT u.id, u.at, a.name AS actor, u.action, u.subject, u.before, u.after
       FROM audit u JOIN actor a ON a.id = u.actor_id WHERE ${where} ORDER BY u.id DESC LIMIT ? OFFSET ?`,
    )
    .all(...parameters, input.limit, input.offset);
  return { total: total?.count ?? 0, rows };
});

const verify = os.audit.verify.handler(({ context, signal }) =>
  context.session.jobs.run(async (report, cancelled) => {
    const result = await context.session.ledger.database.snapshot((database) =>
      verifyLedger(database, report, cancelled),
    );
    return { ...result, problems: [...result.problems] };
  }, signal),
);

export const auditHandlers = { list, verify };
