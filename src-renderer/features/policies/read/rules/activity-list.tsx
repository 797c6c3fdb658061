import type { DescribedPack } from '../../../../../src-shared/policy/document/described-pack.ts';
import { ClauseTag } from '../../../../components/notes/tag.tsx';
import { readText } from '../../../../text/policies/read.ts';
import layout from '../../layout.module.css';
import { OwnTag } from '../../own-tag.tsx';
import type { NoteHomes } from '../note-homes.ts';
import { Reading } from '../reading.tsx';
import { activityDetails } from './activity-details.ts';
import lines from './rule-lines.module.css';

type ActivityListProps = {
  readonly activities: DescribedPack['activities'];
  readonly homes: NoteHomes;
  readonly onJump: (id: string) => void;
};

/** The activities of a pack that knows no credits: without figures by level a table says nothing. */
export function ActivityList({ activities, homes, onJump }: ActivityListProps) {
  return (
    <>
      <p className={layout['lead']}>{readText.activities.none}</p>
      <ol className={lines['lines']} data-plain="">
        {activities.map((activity) => (
          <li key={activity.field} id={activity.field} tabIndex={-1}>
            <div>
              <p>
                <b>{activity.title}</b> <ClauseTag clause={activity.clause} />
                <OwnTag isOwn={activity.isOwn} />
              </p>
              <p>{activity.text}</p>
              <p className={layout['figures']}>{activityDetails(activity, '')}</p>
              <Reading of={[activity]} homes={homes} onJump={onJump} />
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
