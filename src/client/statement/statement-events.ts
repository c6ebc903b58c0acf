/** Listens for the tools of a statement of account. */
import type { RenderContext } from '../../report/page.ts';

/** Survives a swapped body. */
export function bindStatement(context: () => Promise<RenderContext>): void {
  document.addEventListener('click', (event) => {
    const tool = (event.target as Element).closest?.<HTMLElement>('[data-statement]');
    if (tool) void use(tool.dataset.statement!, context);
  });
}

async function use(tool: string, context: () => Promise<RenderContext>): Promise<void> {
  const tools = await import('./statement-tools.ts');
  tools.printStatement(tool === 'items' ? 'items' : 'statement', await context());
}
