import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** What axe calls serious or critical on the page as it stands, with the first place; what it passes is not written out. */
export async function seriousFaults(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}
