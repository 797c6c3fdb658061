import { findRegionName } from '../../../../src-shared/people/region.ts';
import type { DescribedPack } from '../../../../src-shared/policy/document/described-pack.ts';
import type { PackRow } from '../../../../src-shared/rpc/contract/policies.ts';
import { FilterSelect } from '../../../components/filters/filters.tsx';
import { Tag } from '../../../components/notes/tag.tsx';
import { Facts } from '../../../components/page/page-head.tsx';
import { formatDateRange, NONE } from '../../../text/format.ts';
import { policiesText } from '../../../text/policies/page.ts';
import { readText } from '../../../text/policies/read.ts';
import css from './pack-head.module.css';

const text = readText.head;
const { version: versionText } = policiesText.list;

type Head = DescribedPack['head'];

type PackHeadProps = {
  readonly pack: PackRow;
  readonly head: Head;
  readonly versions: readonly number[];
  readonly onVersion: (version: number) => void;
};

/** What the pack is, where it holds, and which of its versions is shown. */
export function PackHead({ pack, head, versions, onVersion }: PackHeadProps) {
  return (
    <header className={css['head']}>
      <h2>{head.title}</h2>
      <div className="row">
        <ForceTag pack={pack} version={head.version} />
        {pack.kind === 'own' && <Tag>{text.own}</Tag>}
        {head.basis === 'unverified' && (
          <span title={text.unverifiedHint}>
            <Tag tone="warning">{text.unverified}</Tag>
          </span>
        )}
        {versions.length > 1 && (
          <FilterSelect
            label={text.version}
            isRequired
            value={String(head.version)}
            options={versions
              .toReversed()
              .map((version) => ({ value: String(version), label: versionText(version) }))}
            onChange={(chosen) => chosen !== null && onVersion(Number(chosen))}
          />
        )}
      </div>
      <Facts facts={factsOf(head, pack.extends, versions.length > 1)} />
    </header>
  );
}

function ForceTag({ pack, version }: { readonly pack: PackRow; readonly version: number }) {
  if (pack.isInForce && pack.inForceVersion === version)
    return <Tag tone="accent">{text.inForce(pack.inForceFrom)}</Tag>;
  if (pack.isInForce && pack.inForceVersion !== null)
    return <Tag tone="warning">{text.otherVersion(pack.inForceVersion)}</Tag>;
  return <Tag>{text.nowhere}</Tag>;
}

function regionText(code: string | null): string {
  if (code === null) return text.noRegion;
  return code === '000000' ? text.wholeCountry : (findRegionName(code) ?? code);
}

/** What the regulation says of itself; the version where there is no list to choose it from. */
function factsOf(head: Head, parent: PackRow['extends'], hasVersions: boolean) {
  const facts: readonly (readonly [term: string, value: string | null])[] = [
    [text.number, head.documentNumber],
    [text.issuer, head.issuer],
    [text.issued, head.issuedOn],
    [text.region, regionText(head.regionCode)],
    [text.effective, formatDateRange(head.effective.from, head.effective.to)],
    [text.basis, text.bases[head.basis]],
    [text.source, head.source],
    [text.version, hasVersions ? null : versionText(head.version)],
    [text.extends, parent === null ? null : `${parent.title}，${versionText(parent.version)}`],
  ];
  return facts.flatMap(([term, value]) =>
    value === null || value === '' || value === NONE ? [] : [{ term, value }],
  );
}
