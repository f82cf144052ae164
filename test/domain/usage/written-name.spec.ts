import assert from 'node:assert/strict';
import { nameKey } from '../../../src/domain/usage/name-key.js';
import { writtenName } from '../../../src/domain/usage/written-name.js';

const AS_PEOPLE_WRITE: readonly (readonly [reported: string, written: string])[] = [
  ['MICROSOFT 365 COPILOT', 'Microsoft 365 Copilot'],
  ['MICROSOFT 365 BUSINESS PREMIUM', 'Microsoft 365 Business Premium'],
  ['MICROSOFT 365 APPS FOR BUSINESS', 'Microsoft 365 Apps for Business'],
  ['MICROSOFT 365 E3', 'Microsoft 365 E3'],
  ['MICROSOFT 365 F3 EEA (NO TEAMS)', 'Microsoft 365 F3 EEA (No Teams)'],
  ['OFFICE 365 A1 FOR STUDENTS', 'Office 365 A1 for Students'],
  ['OFFICE 365 BUSINESS ESSENTIALS', 'Office 365 Business Essentials'],
  ['EXCHANGE ONLINE (PLAN 1)', 'Exchange Online (Plan 1)'],
  ['EXCHANGE ONLINE ARCHIVING FOR EXCHANGE ONLINE', 'Exchange Online Archiving for Exchange Online'],
  ['SHAREPOINT ONLINE (PLAN 2)', 'SharePoint Online (Plan 2)'],
  ['ONEDRIVE FOR BUSINESS (PLAN 1)', 'OneDrive for Business (Plan 1)'],
  ['ENTERPRISE MOBILITY + SECURITY E5', 'Enterprise Mobility + Security E5'],
  ['EMS E3', 'EMS E3'],
  ['MICROSOFT ENTRA ID P2', 'Microsoft Entra ID P2'],
  ['POWER BI PREMIUM PER USER', 'Power BI Premium per User'],
  ['POWER BI PRO', 'Power BI Pro'],
  ['VISIO PLAN 2', 'Visio Plan 2'],
  ['PLANNER AND PROJECT PLAN 3', 'Planner and Project Plan 3'],
  ['WINDOWS 365 BUSINESS 2 VCPU, 8 GB, 128 GB', 'Windows 365 Business 2 vCPU, 8 GB, 128 GB'],
  ['DYNAMICS 365 SALES ENTERPRISE EDITION', 'Dynamics 365 Sales Enterprise Edition'],
  ['MICROSOFT DEFENDER FOR OFFICE 365 (PLAN 1)', 'Microsoft Defender for Office 365 (Plan 1)'],
  ['AUDIO CONFERENCING ADD-ON', 'Audio Conferencing Add-on'],
  ['WINDOWS 10/11 ENTERPRISE E3 VDA', 'Windows 10/11 Enterprise E3 VDA'],
  ['YAMMER', 'Yammer'],
  ['Skype For Business', 'Skype for Business'],
  ['Sharepoint', 'SharePoint'],
  ['Onedrive For Business', 'OneDrive for Business'],
  ['PowerBI', 'Power BI'],
  ['MicrosoftTeams', 'Microsoft Teams'],
  ['Defender For Endpoint', 'Defender for Endpoint'],
];

describe('writtenName', () => {
  for (const [reported, written] of AS_PEOPLE_WRITE) {
    it(`writes ${reported} as ${written}`, () => assert.equal(writtenName(reported), written));
  }

  it('leaves a name alone that is written already', () => {
    const own = [
      'Power Apps per app',
      'eDiscovery',
      'Viva Engage',
      'iThing by Acme',
      'On Call',
      '共用信箱',
      '',
    ];
    for (const name of [...own, ...AS_PEOPLE_WRITE.map(([, written]) => written)])
      assert.equal(writtenName(name), name);
  });

  it('changes no letter but its case, so that names that differ stay different', () => {
    for (const [reported] of AS_PEOPLE_WRITE) {
      const key = (name: string) => nameKey(name).replaceAll(' ', '');
      assert.equal(key(writtenName(reported)), key(reported));
    }
    assert.notEqual(writtenName('OFFICE 365 E3'), writtenName('OFFICE 365 E5'));
  });
});
