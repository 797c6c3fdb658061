import { Button, Menu } from '@mantine/core';
import type { ReturnDifference } from '../../../../src-shared/rpc/contract/corrections.ts';
import { correctionsText as text } from '../../../text/corrections.ts';
import type { Decisions } from '../return-state.ts';
import type { Return } from '../use-return.ts';
import { bulkChoices } from './bulk-choices.ts';

type BulkMenuProps = {
  readonly shown: readonly ReturnDifference[];
  readonly decisions: Decisions;
  readonly decide: Return['decide'];
};

/** Decides on everything in the list, or on one column of it. */
export function BulkMenu({ shown, decisions, decide }: BulkMenuProps) {
  const { acceptable, byColumn, openAcceptable, unseen } = bulkChoices(shown, decisions);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs">{text.bulk} ▾</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {[...byColumn].map(([column, rows]) => (
          <Menu.Item key={column} onClick={() => decide(rows, 'accept')}>
            {text.acceptAll(column, rows.length)}
          </Menu.Item>
        ))}
        {byColumn.size > 1 && (
          <Menu.Item onClick={() => decide(acceptable, 'accept')}>
            {text.acceptAll(text.allOfThem, acceptable.length)}
          </Menu.Item>
        )}
        <Menu.Divider />
        {openAcceptable.length > 0 && (
          <Menu.Item onClick={() => decide(openAcceptable, 'reject')}>
            {text.rejectRest(openAcceptable.length)}
          </Menu.Item>
        )}
        {unseen.length > 0 && (
          <Menu.Item onClick={() => decide(unseen, 'seen')}>{text.seeRest(unseen.length)}</Menu.Item>
        )}
        <Menu.Item onClick={() => decide(shown, null)}>{text.clear}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
