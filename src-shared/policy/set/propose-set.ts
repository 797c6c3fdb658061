import { choosePolicy } from '../pack/choose-policy.ts';
import type { PackPart } from '../pack/pack-words.ts';
import type { PolicyPack, SetMember } from '../pack/policy-pack.ts';
import { partsOf } from './pack-parts.ts';

type Proposed = readonly { readonly id: string; readonly parts?: readonly PackPart[] }[];

const SHAANXI: Proposed = [{ id: 'shaanxi-2018' }, { id: 'shaanxi-guopei-2023' }];

/** Texts by the beginning of a GB/T 2260 code, the nearest place first, in the order in which they go before each other. */
const BY_REGION: readonly { readonly region: string; readonly texts: Proposed }[] = [
  {
    region: '610502',
    texts: [
      { id: 'linwei-2022', parts: ['process'] },
      { id: 'shaanxi-2018', parts: ['credits', 'assessment'] },
      { id: 'weinan-2019', parts: ['assessment'] },
      { id: 'shaanxi-guopei-2023', parts: ['selection', 'process'] },
    ],
  },
  { region: '6105', texts: [{ id: 'shaanxi-2018' }, { id: 'weinan-2019' }, { id: 'shaanxi-guopei-2023' }] },
  { region: '6108', texts: [{ id: 'yulin-2014', parts: ['credits'] }, ...SHAANXI] },
  { region: '61', texts: SHAANXI },
  { region: '420103', texts: [{ id: 'jianghan' }, { id: 'hubei-hours', parts: ['process'] }] },
  { region: '4201', texts: [{ id: 'wuhan-2008' }, { id: 'hubei-hours', parts: ['process'] }] },
  { region: '37', texts: [{ id: 'shandong-2015' }, { id: 'shandong-county' }] },
];

/** What a vocational school follows beside the texts of its region. */
const VOCATIONAL = { id: 'vocational-school', parts: ['assessment'] } as const;

/**
 * The texts that an organisation of a place is proposed to follow, with the parts of each. Where no set is laid out: all texts
 * of the place that cover it today, else the whole country's. `packs` are those at hand, by id; a text that is not among them
 * is left out.
 */
export function proposeSet(
  packs: ReadonlyMap<string, PolicyPack>,
  place: { readonly regionCode: string; readonly date: string; readonly isVocational: boolean },
): readonly SetMember[] {
  const laidOut = BY_REGION.find(({ region }) => place.regionCode.startsWith(region))?.texts;
  const texts = [...(laidOut ?? covering(packs, place)), ...(place.isVocational ? [VOCATIONAL] : [])];
  return texts.flatMap(({ id, parts }: Proposed[number]) => {
    const pack = packs.get(id);
    return pack === undefined ? [] : [{ pack, parts: parts ?? partsOf(pack) }];
  });
}

/** Texts of the place itself go before the whole country's, which alone stand where nothing nearer does. */
function covering(
  packs: ReadonlyMap<string, PolicyPack>,
  place: { readonly regionCode: string; readonly date: string },
): Proposed {
  const { candidates } = choosePolicy([...packs.values()], place);
  const near = candidates.filter(({ regionCode }) => regionCode !== '000000');
  return (near.length === 0 ? candidates : near).map(({ id }) => ({ id }));
}
