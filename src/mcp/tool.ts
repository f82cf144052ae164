import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import type { z } from 'zod';
import type { CallContext } from '../usecases/ports.js';
import { describedOnce } from './described-once.js';

/** Who asks. Both ids are undefined for whoever runs the program on this machine. */
export interface Caller {
  /** Lower-case GUID. */
  readonly tenantId: string | undefined;
  /** Lower-case Entra object id. */
  readonly userId: string | undefined;
}

/** What a tool has to say. */
export interface ToolAnswer<Structured> {
  /** Figures by the tool's output schema. */
  readonly structured: Structured;
  /** The same in a few sentences; names that others chose stand between quotes. */
  readonly text: string;
  /** Whom it is about, for the audit. */
  readonly customerId?: string | undefined;
}

/** A tool that reads and changes nothing. */
export interface ToolSpec<Input extends z.ZodObject, Output extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  /** What a model chooses by: what it answers, and when another tool is the better one. */
  readonly description: string;
  readonly input: Input;
  readonly output: Output;
  /** Throws AppError. */
  answer(asked: z.output<Input>, call: CallContext, caller: Caller): Promise<ToolAnswer<z.output<Output>>>;
}

/** Does the work of one call; whatever goes wrong becomes a result. Never throws. */
export type GuardTool = (
  name: string,
  signal: AbortSignal,
  work: (call: CallContext) => Promise<ToolAnswer<object>>,
) => Promise<CallToolResult>;

/** A tool that can be put on a server, for one caller. */
export type Tool = (server: McpServer, caller: Caller, guard: GuardTool) => void;

export function defineTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  spec: ToolSpec<Input, Output>,
): Tool {
  const { name, title, description, input, output } = spec;
  const annotations = {
    readOnlyHint: true,
    destructiveHint: false,
    idempotentHint: true,
    // Customers and figures come from Partner Center.
    openWorldHint: true,
  };
  const inputSchema = describedOnce<z.ZodObject>(input);
  const outputSchema = describedOnce<z.ZodObject>(output);
  return (server, caller, guard) => {
    server.registerTool(
      name,
      {
        title,
        description,
        inputSchema,
        outputSchema,
        annotations,
      },
      (asked, context) =>
        guard(name, context.mcpReq.signal, (call) =>
          // The SDK has parsed it by the same schema.
          spec.answer(asked as z.output<Input>, call, caller),
        ),
    );
  };
}
