import { notificationsStore } from '@mantine/notifications';
import { MutationObserver, QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import { saveSteps } from '../../../../src-renderer/components/form/use-save.ts';
import type { ProblemCode } from '../../../../src-shared/problems.ts';
import type { WireProblem } from '../../../../src-shared/rpc/contract/shared.ts';

type Values = { readonly name: string };

const problem = (code: ProblemCode, field?: string): WireProblem => ({
  code,
  severity: 'error',
  values: {},
  clause: '',
  ...(field === undefined ? {} : { at: { field } }),
});

const said = () => {
  const { notifications, queue } = notificationsStore.getState();
  return [...notifications, ...queue].map(({ message, title }) => title ?? message);
};

type Setting = { readonly answer: Promise<string>; readonly isHere?: boolean };

/** A form that is saved with `answer`; `trail` tells what happened in which order. */
async function saved({ answer, isHere = true }: Setting) {
  const trail: string[] = [];
  let unplaced: readonly WireProblem[] = [];
  const steps = saveSteps<Values, string>({
    form: {
      values: { name: '王芳' },
      check: () => true,
      reset: (values) => trail.push(`reset ${values?.name}`),
      setProblems: (problems) => {
        trail.push(`place ${problems.map(({ code }) => code)}`);
        return problems.filter(({ at }) => at?.field === undefined);
      },
    },
    options: {
      call: () => answer,
      done: (result) => `已保存 ${result}`,
      onDone: () => trail.push('done'),
      onInvalid: () => trail.push('focus'),
      onRefused: (problems) => problems.filter(({ code }) => code !== 'project.notOursToRegister'),
    },
    refresh: async () => {
      trail.push('refresh');
    },
    isHere: () => isHere,
    setUnplaced: (problems) => {
      unplaced = problems;
    },
  });
  const observer = new MutationObserver(new QueryClient(), steps);
  await observer.mutate({ name: '王芳' }).catch(() => undefined);
  return { trail, unplaced: unplaced.map(({ code }) => code) };
}

const refused = (...problems: readonly WireProblem[]) =>
  Promise.reject(Object.assign(new Error('refused'), { code: 'REFUSED', data: { problems } }));

describe('saving a form', () => {
  beforeEach(() =>
    notificationsStore.setState({ ...notificationsStore.getState(), notifications: [], queue: [] }),
  );

  it('forgets the draft before it asks everything anew, then confirms and goes on', async () => {
    const { trail } = await saved({ answer: Promise.resolve('1') });
    expect(trail).toEqual(['reset 王芳', 'refresh', 'done']);
    expect(said()).toEqual(['已保存 1']);
  });

  it('confirms but moves nothing when the user has left the form', async () => {
    const { trail } = await saved({ answer: Promise.resolve('1'), isHere: false });
    expect(trail).toEqual(['reset 王芳', 'refresh']);
    expect(said()).toEqual(['已保存 1']);
  });

  it('places refusals at their fields, keeps the others, and leaves out what the screen shows itself', async () => {
    const answer = refused(
      problem('project.nameMissing', 'name'),
      problem('project.hasHistory'),
      problem('project.notOursToRegister'),
    );
    const { trail, unplaced } = await saved({ answer });
    expect(trail).toEqual(['place project.nameMissing,project.hasHistory', 'focus']);
    expect(unplaced).toEqual(['project.hasHistory']);
    expect(said()).toEqual([]);
  });

  it('tells a refusal in passing when the user has left the form', async () => {
    const { trail } = await saved({ answer: refused(problem('project.nameMissing', 'name')), isHere: false });
    expect(trail).toEqual([]);
    expect(said()).toEqual(['没有执行']);
  });
});
