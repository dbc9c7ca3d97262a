import type { Value } from './values.ts';

/** Names every module has in Python 3.8 to 3.14, and those IPython adds to a notebook's namespace. */
export const builtins: ReadonlySet<string> = new Set(
  `ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError
   BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError
   DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception ExceptionGroup False FileExistsError
   FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError
   IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError
   NameError None NotADirectoryError NotImplemented NotImplementedError OSError OverflowError PendingDeprecationWarning
   PermissionError ProcessLookupError PythonFinalizationError RecursionError ReferenceError ResourceWarning RuntimeError
   RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True
   TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning
   UserWarning ValueError Warning ZeroDivisionError __build_class__ __builtins__ __debug__ __doc__ __import__ __loader__
   __name__ __package__ __spec__ __annotations__ abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable
   chr classmethod compile complex copyright credits delattr dict dir divmod enumerate eval exec exit filter float format
   frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len license list locals map max
   memoryview min next object oct open ord pow print property quit range repr reversed round set setattr slice sorted
   staticmethod str sum super tuple type vars zip`.split(/\s+/),
);

/** Names that Python 2.7 has besides, for notebooks that say they are in it. */
const ofPython2 = new Set(
  'StandardError apply basestring buffer cmp coerce execfile file intern long raw_input reduce reload unichr unicode xrange'.split(
    ' ',
  ),
);

/** Given by IPython itself, or by the front ends and clusters people run notebooks in (Databricks, Synapse, Fabric, EMR). */
const interactive = new Set([
  'get_ipython',
  'display',
  'In',
  'Out',
  'exit',
  'quit',
  'spark',
  'sc',
  'sqlContext',
  'hiveContext',
  'dbutils',
  'displayHTML',
  'getArgument',
  'mssparkutils',
  'notebookutils',
  '__vsc_ipynb_file__',
]);

/** What is known of such names: clusters put a session of Spark into the notebook. */
const values: ReadonlyMap<string, Value> = new Map([['spark', { kind: 'instance', path: 'pyspark.sql.SparkSession' }]]);

/** The value of a name that no cell bound; null when nothing is known of it. */
export const predefinedValue = (name: string): Value | null => values.get(name) ?? null;

/** Whether a name is there before any cell ran. `_`, `__`, `_3`, `_i2` and the like hold earlier inputs and outputs. */
export const isPredefined = (name: string, python2 = false): boolean =>
  builtins.has(name) ||
  interactive.has(name) ||
  (python2 && ofPython2.has(name)) ||
  /^(?:_{1,3}|_i{1,3}|_i?\d+|_ih|_oh|_dh|_exit_code)$/.test(name);
