import { os } from '../../app/procedure.ts';
import { verifyLedger } from '../../database/entries/verify-ledger.ts';
import { findAudit } from './queries.ts';

const list = os.audit.list.handler(({ context, input }) =>
  findAudit(context.session.ledger.database.reader, input.search.trim(), input),
);

const verify = os.audit.verify.handler(({ context, signal }) =>
  context.session.jobs.run(async (report, cancelled) => {
    const { database } = context.session.ledger;
    const result = await database.snapshot((snapshot) =>
      verifyLedger(snapshot, report, { signal: cancelled, holdOpen: (ended) => database.holdOpen(ended) }),
    );
    return { ...result, problems: [...result.problems] };
  }, signal),
);

export const auditHandlers = { list, verify };
