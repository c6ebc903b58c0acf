/** Listens for the tools of a statement of account. */
import type { RenderContext } from '../../report/page.ts';
import type { AskRows } from '../../rows/types.ts';

/** Survives a swapped body. */
export function bindStatement(context: () => Promise<RenderContext>, askRows: AskRows): void {
  document.addEventListener('click', (event) => {
    const tool = (event.target as Element).closest?.<HTMLElement>('[data-statement]');
    if (tool) void use(tool.dataset.statement!, context, askRows);
  });
}

async function use(
  tool: string,
  context: () => Promise<RenderContext>,
  askRows: AskRows,
): Promise<void> {
  const tools = await import('./statement-tools.ts');
  if (tool === 'csv') await tools.saveStatement(await context(), askRows);
  else await tools.printStatement(tool === 'items' ? 'items' : 'statement', await context());
}
