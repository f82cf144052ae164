/**
 * Workloads by code. EXO, SPO, SFB and the names Exchange, SharePoint, Skype For Business, Teams and Microsoft
 * Dynamics CRM are documented; the others are plausible and here because the set is open.
 */
export const WORKLOADS = {
  EXO: 'Exchange',
  SPO: 'SharePoint',
  SFB: 'Skype For Business',
  TEAMS: 'Teams',
  YMR: 'Yammer',
  OFFICE: 'Office Pro Plus',
  INTUNE: 'Intune',
  AADP: 'Azure Active Directory Premium',
  AIP: 'Azure Information Protection',
  DEFENDER: 'Defender For Office',
  PBI: 'Power BI',
  CRM: 'Microsoft Dynamics CRM',
  PHONE: 'Phone System',
  AUDIO: 'Audio Conferencing',
  ROOMS: 'Teams Rooms',
  PLANNER: 'Planner',
  FORMS: 'Forms',
  STREAM: 'Stream',
  SWAY: 'Sway',
  TODO: 'To Do',
  VIVA: 'Viva Insights',
  VIVAENG: 'Viva Engage',
  LOOP: 'Loop',
  CLIPCHAMP: 'Clipchamp',
  WHITEBOARD: 'Whiteboard',
  BOOKINGS: 'Bookings',
  POWERAPPS: 'Power Apps',
  FLOW: 'Power Automate',
  PVA: 'Copilot Studio',
  COPILOT: 'Microsoft 365 Copilot',
  PROJECT: 'Project Online',
  VISIO: 'Visio Online',
  ARCHIVE: 'Exchange Archiving',
  EDISC: 'eDiscovery',
  MCAS: 'Cloud App Security',
  MDE: 'Defender For Endpoint',
  MDI: 'Defender For Identity',
  WINDOWS: 'Windows Enterprise',
  FIN: 'Dynamics 365 Finance',
  SALES: 'Dynamics 365 Sales',
  FIELD: 'Dynamics 365 Field Service',
} as const;

export type WorkloadCode = keyof typeof WORKLOADS;

const CODES: ReadonlyMap<string, string> = new Map(
  Object.entries(WORKLOADS).map(([code, name]) => [name.toLowerCase(), code]),
);

/** The code of a workload by its name, any case; the name in capitals without spaces when it is not in the table. */
export function workloadCodeOf(workloadName: string): string {
  return CODES.get(workloadName.toLowerCase()) ?? workloadName.toUpperCase().replaceAll(/\s+/g, '');
}
