import { Tabs } from '../components/page/tabs.tsx';
import { navigate } from '../routing.ts';
import { settingsText } from '../text/settings.ts';

const { tabs } = settingsText;
const pages = {
  ledger: '/settings',
  organisations: '/settings/organisations',
  backups: '/settings/backups',
  calendars: '/settings/calendars',
  audit: '/settings/audit',
} as const;

/** The tabs that the pages of 设置 share; each is an address of its own. */
export function SettingsTabs({ value }: { readonly value: keyof typeof pages }) {
  return (
    <Tabs
      label={tabs.label}
      tabs={[
        { key: 'ledger', title: tabs.ledger },
        { key: 'organisations', title: tabs.organisations },
        { key: 'backups', title: tabs.backups },
        { key: 'calendars', title: tabs.calendars },
        { key: 'audit', title: tabs.audit },
      ]}
      value={value}
      onChange={(key) => navigate(pages[key])}
    />
  );
}
