import { expect, it } from 'vitest';
import { separateMagics } from './magics.ts';
import { shellCommands } from './shell.ts';
import { writtenBy } from './written-files.ts';

const all = <T>(
  source: string,
  from: (magic: ReturnType<typeof separateMagics>['magics'][number]) => readonly T[],
): T[] => separateMagics(source).magics.flatMap(from);

it.each([
  ['%%writefile helpers.py\nx = 1', ['helpers.py']],
  ['%%writefile -a "src/train.py"\nx', ['src/train.py']],
  ['%%file {folder}/x.py\nx', ['{folder}/x.py']],
  ['!wget -q https://example.com/a/utils.py?raw=true', ['utils.py']],
  ['!wget https://example.com/a.py -O tools.py', ['tools.py']],
  ['!wget -O tools.py https://example.com/a.py', ['tools.py']],
  ['!curl -LO https://example.com/a/utils.py', ['utils.py']],
  ['!curl -s https://example.com/x -o b.py && ls', ['b.py']],
  ['!cp ../shared/a.py ../shared/b.py .', ['a.py', 'b.py']],
  ['!cp ../shared/a.py code/', ['code/a.py']],
  ['!mv a.py b.py', ['b.py']],
  ['!gsutil -q cp gs://bucket/a.py .', ['a.py']],
  ['!aws s3 cp s3://bucket/a.py ./lib/', ['./lib/a.py']],
  ['!gsutil cp a.py gs://bucket/', []],
  ['!touch pkg/__init__.py', ['pkg/__init__.py']],
  ['!echo "x = 1" > config.py', ['config.py']],
  ['!python a.py > /dev/null 2>&1', ['/dev/null']],
  ['%%bash\n# a comment\ncat <<EOF >x.py\nEOF', ['x.py']],
  ['!protoc person.proto --python_out=.', ['./person_pb2.py', './person_pb2_grpc.py']],
  [
    '!python -m grpc_tools.protoc -I=. --python_out=. --grpc_python_out=. match.proto',
    ['./match_pb2.py', './match_pb2_grpc.py'],
  ],
  ['!protoc protos/*.proto --python_out=.', []],
  ['!protoc person.proto --descriptor_set_out=person.desc', []],
  ['!ls', []],
])('%j writes %j', (source, files) => {
  expect(all(source, (magic) => writtenBy(magic).files)).toEqual(files);
});

it.each([
  ['!git clone https://github.com/a/b.git', ['b']],
  ['!git clone --depth 1 -b main https://github.com/a/b target', ['target']],
  ['!cd x && git clone https://github.com/a/b/', ['b']],
  ['!git pull', []],
])('%j clones %j', (source, folders) => {
  expect(all(source, (magic) => writtenBy(magic).folders)).toEqual(folders);
});

it.each([
  ['!a && b; c || d # e', ['a', 'b', 'c', 'd']],
  ['!echo "a;b" \'c&&d\'', ['echo "a;b" \'c&&d\'']],
  ['!pip install a \\\n   b', ['pip install a b']],
  ['%pip install a', ['pip install a']],
  ['pip install a', ['pip install a']],
  ['x = !ls -l', ['ls -l']],
  ['%sx ls', ['ls']],
  ['!!ls', ['ls']],
  ['%%bash -s x\nls\n\ncd x \\\n  y', ['ls', 'cd x y']],
  ['%%sh', []],
  ['%%html\n<b>', []],
  ['%cd x', []],
  ['ls?', []],
])('%j runs %j', (source, commands) => {
  expect(all(source, shellCommands)).toEqual(commands);
});
