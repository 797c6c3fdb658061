import { client } from './rpc.ts';

const root = document.getElementById('root');
if (root !== null) {
  const { version } = await client.app.status();
  root.textContent = `学分台账 ${version}`;
}
