import { describeRule } from '#test/support/rules.ts';
import { secretInSource } from './secret-in-source.ts';

// Put together here, so that no scanner takes this file for a leak.
const openai = ['sk', 'proj', 'FAKE0000FAKE1111FAKE2222FAKE3333'].join('-');
const aws = `AKIA${'ABCDEFGHIJKLMNOP'}`;

describeRule(
  secretInSource,
  [
    {
      what: 'a key by its shape, and names it after its variable',
      cells: [`MY_KEY = "${openai}"`],
      at: [`"${openai}"`],
      says: 'OpenAI key',
      fixed: { kind: 'offered', sources: { 0: 'import os\nMY_KEY = os.environ["MY_KEY"]' } },
    },
    {
      what: 'a key in a call, and names it after its kind',
      cells: ['import os', `client = connect(key="${aws}")`],
      at: [`"${aws}"`],
      fixed: { kind: 'offered', sources: { 1: 'client = connect(key=os.environ["AWS_ACCESS_KEY_ID"])' } },
    },
    {
      what: 'a password by the name it is given',
      cells: ['db_password = "c0rrect-horse-9"'],
      at: ['"c0rrect-horse-9"'],
      says: 'value of db_password',
      fixed: { kind: 'offered', sources: { 0: 'import os\ndb_password = os.environ["DB_PASSWORD"]' } },
    },
    {
      what: 'an argument of that name, through the binding that is there',
      cells: ['import os as system', 'connect(apiToken="a8f9e3c4d5b6a7f8")'],
      at: ['"a8f9e3c4d5b6a7f8"'],
      fixed: { kind: 'offered', sources: { 1: 'connect(apiToken=system.environ["API_TOKEN"])' } },
    },
    {
      what: 'a password in an address',
      cells: ['engine = create_engine("postgresql://maria:s3cr3tpw@db.corp/sales")'],
      at: ['"postgresql://maria:s3cr3tpw@db.corp/sales"'],
      fixed: { kind: 'offered', sources: { 0: 'import os\nengine = create_engine(os.environ["DATABASE_URL"])' } },
    },
    {
      what: 'what the environment falls back to, without a fix that would ask it for itself',
      cells: ['import os\nkey = os.environ.get("SALES_API_KEY", "a8f9e3c4d5b6a7f8")'],
      at: ['"a8f9e3c4d5b6a7f8"'],
      says: 'value of SALES_API_KEY',
      fixed: null,
    },
    {
      what: 'one of two values by the one of two names',
      cells: ['user, password = "maria", "c0rrect-horse-9"'],
      at: ['"c0rrect-horse-9"'],
      fixed: { kind: 'offered', sources: { 0: 'import os\nuser, password = "maria", os.environ["PASSWORD"]' } },
    },
    {
      what: 'a key in a shell line, which nothing but taking it out mends',
      cells: [`!curl -H "x-api-key: ${openai}" https://example.org`],
      at: [openai],
      says: 'Take it out',
      fixed: null,
    },
  ],
  [
    { what: 'the environment', cells: ['import os\napi_key = os.environ["OPENAI_API_KEY"]'] },
    { what: 'a prompt', cells: ['from getpass import getpass\npassword = getpass("Password: ")'] },
    { what: 'placeholders', cells: ['api_key = "YOUR_API_KEY"\ntoken = "<your token>"\npassword = "changeme"'] },
    { what: 'tokens of a tokenizer', cells: ['pad_token = "[PAD]"\ntokenizer.add_tokens(["new"])\nmax_token = 512'] },
    { what: 'column and key names', cells: ['key = "customer_id"\nkeys = ["a", "b"]'] },
    {
      what: 'digests and ids',
      cells: ['sha = "3f786850e387550fdab836ed7e6dc881de23001b"\nrun_id = "a8f9e3c4d5b6a7f8"'],
    },
    { what: 'an address without a password', cells: ['url = "postgresql://db.corp/sales"'] },
  ],
);
