import type { GateOf } from '../award-rules.ts';
import { type GateAnswer, type GateFacts, PASSED } from './gate-facts.ts';

/**
 * The certificate or proof that the text asks for before it registers (H14.2, H14.6, A34). Not stated: it is
 * there, because registers name those who have one.
 */
export function askCertificate(gate: GateOf<'certificate'>, { input }: GateFacts): GateAnswer {
  return input.certificate === false ? { kind: gate.outcome, text: '缺少条文要求的证书或证明材料' } : PASSED;
}
