export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

export interface SampleWorkload {
  readonly name: string;
  readonly active: number;
  readonly qualified: number;
  readonly style: 'good' | 'warning' | 'attention';
  readonly word?: string;
}

const WORKLOADS: readonly SampleWorkload[] = [
  { name: 'Yammer', active: 0, qualified: 50, style: 'attention', word: 'None used' },
  { name: 'SharePoint Online', active: 17, qualified: 50, style: 'warning', word: 'Low' },
  { name: 'Microsoft Teams', active: 36, qualified: 50, style: 'good' },
  { name: 'Exchange Online', active: 50, qualified: 50, style: 'good' },
];

function bar({ active, qualified, style }: SampleWorkload): object {
  const filled = Math.round((100 * active) / qualified);
  const column = (weight: number, columnStyle: string): object => ({
    type: 'Column',
    width: weight,
    style: columnStyle,
    spacing: 'None',
    minHeight: '8px',
    items: [],
  });
  const columns = [
    ...(filled > 0 ? [column(filled, style)] : []),
    ...(filled < 100 ? [column(100 - filled, 'emphasis')] : []),
  ];
  return { type: 'ColumnSet', spacing: 'Small', columns };
}

function workloadLines(workload: SampleWorkload): readonly object[] {
  const { name, active, qualified, style, word } = workload;
  const percent = Math.round((100 * active) / qualified);
  return [
    {
      type: 'ColumnSet',
      spacing: 'Medium',
      columns: [
        { type: 'Column', width: 'stretch', items: [{ type: 'TextBlock', text: name, wrap: true }] },
        {
          type: 'Column',
          width: 'auto',
          items: [
            {
              type: 'TextBlock',
              text: `${word === undefined ? '' : `${word} · `}${percent} % · ${active} of ${qualified}`,
              color: style === 'good' ? 'Default' : style === 'warning' ? 'Warning' : 'Attention',
              horizontalAlignment: 'Right',
            },
          ],
        },
      ],
    },
    bar(workload),
  ];
}

/** A usage card with bars. `customer` goes in as it is, Markdown and all. */
export function usageCard(customer = 'Contoso', workloads = WORKLOADS): object {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: `${customer}: 12-30 of 50 seats unused.`,
    speak: `${customer}: 12 to 30 of 50 seats are unused.`,
    body: [
      { type: 'TextBlock', text: customer, size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' },
      {
        type: 'TextBlock',
        text: 'contoso.onmicrosoft.com · data as of 1 November',
        isSubtle: true,
        size: 'Small',
        spacing: 'None',
        wrap: true,
      },
      { type: 'TextBlock', text: '12-30 of 50 seats unused', size: 'Medium', weight: 'Bolder', wrap: true },
      ...workloads.flatMap(workloadLines),
    ],
    actions: [
      { type: 'Action.Execute', title: 'Refresh', verb: 'refresh', data: { customerId: 'c-1' } },
      { type: 'Action.Execute', title: 'By product', verb: 'products', data: { customerId: 'c-1' } },
      {
        type: 'Action.ShowCard',
        title: 'Watch',
        card: {
          type: 'AdaptiveCard',
          body: [
            { type: 'Input.Number', id: 'below', label: 'Alert below (percent)', value: 40, min: 1, max: 99 },
          ],
          actions: [{ type: 'Action.Execute', title: 'Start watching', verb: 'watch', style: 'positive' }],
        },
      },
      { type: 'Action.Submit', title: 'Send feedback', data: { feedback: 'useful' } },
    ],
  };
}

/** A bot message that holds a card, with the words a reader without cards gets. */
export function cardMessage(card: object, summary = 'Contoso: 12-30 of 50 seats unused'): object {
  return { type: 'message', summary, attachments: [{ contentType: ADAPTIVE_CARD, content: card }] };
}
