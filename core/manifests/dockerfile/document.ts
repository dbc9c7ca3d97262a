import { DockerfileParser, Env, From, type Instruction, type ParserDirective, Run } from 'dockerfile-ast';
import type { Range } from '#protocol/finding.ts';
import { type Command, commandsOf } from '../shell/commands.ts';
import { createLines, type Lines } from '../text/lines.ts';

/** A Dockerfile as its rules read it. */
export interface DockerfileDocument {
  readonly lines: Lines;
  /** All instructions in order, those before the first FROM included. */
  readonly instructions: readonly Instruction[];
  readonly stages: readonly Stage[];
  readonly directives: readonly ParserDirective[];
  /** Why it could not be read at all; then there are no instructions. */
  readonly failure: string | null;
}

/** What one FROM begins, up to the next. */
export interface Stage {
  readonly index: number;
  readonly from: From;
  /** Name after AS, in lower case as Docker compares it; null without one. */
  readonly name: string | null;
  /** The earlier stage it builds on; null when the base is an image. */
  readonly parent: Stage | null;
  /** Instructions after FROM. */
  readonly instructions: readonly Instruction[];
  readonly runs: readonly Script[];
}

/** The shell text of one RUN. */
export interface Script {
  readonly run: Run;
  readonly commands: readonly Command[];
  /** Offset at which a command may be added with `&&`; null in a here-document or an exec form. */
  readonly appendAt: number | null;
  /** Targets of `--mount=type=cache`. */
  readonly caches: readonly string[];
}

/** Reads any text; never throws. */
export function parseDockerfile(text: string): DockerfileDocument {
  const lines = createLines(text);
  try {
    const tree = DockerfileParser.parse(text);
    const joiner = tree.getEscapeCharacter();
    const instructions = tree.getInstructions().sort((a, b) => a.getRange().start.line - b.getRange().start.line);
    return {
      lines,
      instructions,
      stages: stagesOf(instructions, lines, joiner),
      directives: tree.getDirectives(),
      failure: null,
    };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { lines, instructions: [], stages: [], directives: [], failure };
  }
}

function stagesOf(instructions: readonly Instruction[], lines: Lines, joiner: string): Stage[] {
  const stages: Stage[] = [];
  const starts = instructions.flatMap((instruction, index) => (instruction instanceof From ? [index] : []));
  for (const [index, start] of starts.entries()) {
    const from = instructions[start];
    if (!(from instanceof From)) continue;
    const own = instructions.slice(start + 1, starts[index + 1] ?? instructions.length);
    const base = from.getImage()?.toLowerCase();
    stages.push({
      index,
      from,
      name: from.getBuildStage()?.toLowerCase() ?? null,
      parent: stages.find((stage) => stage.name !== null && stage.name === base) ?? null,
      instructions: own,
      runs: own.flatMap((instruction) => (instruction instanceof Run ? [scriptOf(instruction, lines, joiner)] : [])),
    });
  }
  return stages;
}

function scriptOf(run: Run, lines: Lines, joiner: string): Script {
  const flags = run.getFlags();
  const caches = flags
    .filter((flag) => flag.getName() === 'mount' && /(^|,)type=cache(,|$)/.test(flag.getValue() ?? ''))
    .map((flag) => /(?:^|,)(?:target|dst|destination)=([^,]+)/.exec(flag.getValue() ?? '')?.[1] ?? '');
  const range = run.getArgumentsRange();
  if (!range || run.getOpeningBracket()) return { run, commands: [], appendAt: null, caches };

  const lastFlag = flags.at(-1);
  const start = lastFlag ? lines.offset(lastFlag.getRange().end) : lines.offset(range.start);
  const end = lines.offset(range.end);
  const [heredoc] = run.getHeredocs();
  const content = heredoc?.getContentRange();
  if (heredoc && content && lines.text.slice(start, lines.offset(heredoc.getStartRange().start)).trim() === '') {
    const body = { text: lines.text, start: lines.offset(content.start), end: lines.offset(content.end) };
    return { run, commands: commandsOf(body), appendAt: null, caches };
  }
  const commands = commandsOf({ text: lines.text, start, end, joiner, commentsBetweenLines: true });
  const last = commands.at(-1);
  return { run, commands, appendAt: heredoc || last?.next !== '' ? null : end, caches };
}

/** Values ENV gives in a stage and the stages it builds on, nearest last. */
export function environmentOf(stage: Stage): Map<string, string> {
  const values = stage.parent ? environmentOf(stage.parent) : new Map<string, string>();
  for (const instruction of stage.instructions)
    if (instruction instanceof Env)
      for (const property of instruction.getProperties()) values.set(property.getName(), property.getValue() ?? '');
  return values;
}

/** Whether the stage is the one a build without `--target` makes. */
export const isFinal = (stage: Stage, document: DockerfileDocument) => stage.index === document.stages.length - 1;

/** An empty range at the beginning of the instruction's line, where text before it goes. */
export function lineBefore(instruction: Instruction): Range {
  const start = { line: instruction.getRange().start.line, character: 0 };
  return { start, end: start };
}
