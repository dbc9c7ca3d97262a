/**
 * Names that a star import of a module of the standard library brings, a module each; what is indented goes on with the one
 * above. The union of CPython 3.9 to 3.13, with those that 2.7, older and newer releases have besides. A module whose names
 * are other ones on another system (`os`, `socket`) is left out: of that, as of every library, nobody knows what a star brings.
 */
const table = `
abc: ABC ABCMeta abstractclassmethod abstractmethod abstractproperty abstractstaticmethod get_cache_token
  update_abstractmethods
bisect: bisect bisect_left bisect_right insort insort_left insort_right
calendar: APRIL AUGUST Calendar DECEMBER Day FEBRUARY FRIDAY HTMLCalendar IllegalMonthError IllegalWeekdayError
  JANUARY JULY JUNE LocaleHTMLCalendar LocaleTextCalendar MARCH MAY MONDAY Month NOVEMBER OCTOBER SATURDAY SEPTEMBER
  SUNDAY THURSDAY TUESDAY TextCalendar WEDNESDAY calendar day_abbr day_name firstweekday isleap leapdays month
  month_abbr month_name monthcalendar monthrange prcal prmonth setfirstweekday timegm weekday weekheader
cmath: acos acosh asin asinh atan atanh cos cosh e exp inf infj isclose isfinite isinf isnan log log10 nan nanj phase
  pi polar rect sin sinh sqrt tan tanh tau
collections: AsyncGenerator AsyncIterable AsyncIterator Awaitable Buffer ByteString Callable ChainMap Collection
  Container Coroutine Counter Generator Hashable ItemsView Iterable Iterator KeysView Mapping MappingView
  MutableMapping MutableSequence MutableSet OrderedDict Reversible Sequence Set Sized UserDict UserList UserString
  ValuesView defaultdict deque namedtuple
collections.abc: AsyncGenerator AsyncIterable AsyncIterator Awaitable Buffer ByteString Callable Collection Container
  Coroutine Generator Hashable ItemsView Iterable Iterator KeysView Mapping MappingView MutableMapping MutableSequence
  MutableSet Reversible Sequence Set Sized ValuesView
contextlib: AbstractAsyncContextManager AbstractContextManager AsyncExitStack ContextDecorator ExitStack aclosing
  asynccontextmanager chdir closing contextmanager nested nullcontext redirect_stderr redirect_stdout suppress
copy: Error copy deepcopy replace
csv: Dialect DictReader DictWriter Error QUOTE_ALL QUOTE_MINIMAL QUOTE_NONE QUOTE_NONNUMERIC QUOTE_NOTNULL
  QUOTE_STRINGS Sniffer excel excel_tab field_size_limit get_dialect list_dialects reader register_dialect
  unix_dialect unregister_dialect writer
dataclasses: Field FrozenInstanceError InitVar KW_ONLY MISSING asdict astuple dataclass field fields is_dataclass
  make_dataclass replace
datetime: MAXYEAR MINYEAR UTC date datetime sys time timedelta timezone tzinfo
decimal: BasicContext Clamped Context ConversionSyntax Decimal DecimalException DecimalTuple DefaultContext
  DivisionByZero DivisionImpossible DivisionUndefined ExtendedContext FloatOperation HAVE_CONTEXTVAR HAVE_THREADS
  IEEEContext IEEE_CONTEXT_MAX_BITS Inexact InvalidContext InvalidOperation MAX_EMAX MAX_PREC MIN_EMIN MIN_ETINY
  Overflow ROUND_05UP ROUND_CEILING ROUND_DOWN ROUND_FLOOR ROUND_HALF_DOWN ROUND_HALF_EVEN ROUND_HALF_UP ROUND_UP
  Rounded Subnormal Underflow getcontext localcontext setcontext
enum: CONFORM CONTINUOUS EJECT Enum EnumCheck EnumDict EnumMeta EnumType Flag FlagBoundary IntEnum IntFlag KEEP
  NAMED_FLAGS ReprEnum STRICT StrEnum UNIQUE auto global_enum global_enum_repr global_flag_repr global_str member
  nonmember pickle_by_enum_name pickle_by_global_name property unique verify
fractions: Fraction gcd
functools: Placeholder WRAPPER_ASSIGNMENTS WRAPPER_UPDATES cache cached_property cmp_to_key lru_cache partial
  partialmethod reduce singledispatch singledispatchmethod total_ordering update_wrapper wraps
glob: escape glob iglob translate
heapq: heapify heapify_max heappop heappop_max heappush heappush_max heappushpop heappushpop_max heapreplace
  heapreplace_max merge nlargest nsmallest
itertools: accumulate batched chain combinations combinations_with_replacement compress count cycle dropwhile
  filterfalse groupby ifilter ifilterfalse imap islice izip izip_longest pairwise permutations product repeat starmap
  takewhile tee zip_longest
json: JSONDecodeError JSONDecoder JSONEncoder dump dumps load loads
math: acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp exp2 expm1
  fabs factorial floor fma fmax fmin fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan isnormal isqrt
  issubnormal lcm ldexp lgamma log log10 log1p log2 modf nan nextafter perm pi pow prod radians remainder signbit sin
  sinh sqrt sumprod tan tanh tau trunc ulp
numbers: Complex Integral Number Rational Real
operator: abs add and_ attrgetter call concat contains countOf delitem delslice div eq floordiv ge getitem getslice gt
  iadd iand iconcat ifloordiv ilshift imatmul imod imul index indexOf inv invert ior ipow irshift isCallable
  isMappingType isNumberType isSequenceType is_ is_none is_not is_not_none isub itemgetter itruediv ixor le
  length_hint lshift lt matmul methodcaller mod mul ne neg not_ or_ pos pow repeat rshift sequenceIncludes setitem
  setslice sub truediv truth xor
os.path: ALLOW_MISSING abspath altsep basename commonpath commonprefix curdir defpath devnull dirname exists
  expanduser expandvars extsep getatime getctime getmtime getsize isabs isdevdrive isdir isfile isjunction islink
  ismount isreserved join lexists normcase normpath pardir pathsep realpath relpath samefile sameopenfile samestat sep
  split splitdrive splitext splitroot splitunc supports_unicode_filenames walk
pathlib: Path PosixPath PurePath PurePosixPath PureWindowsPath UnsupportedOperation WindowsPath
pprint: PrettyPrinter isreadable isrecursive pformat pp pprint saferepr
queue: Empty Full LifoQueue PriorityQueue Queue ShutDown SimpleQueue
random: Random SystemRandom WichmannHill betavariate binomialvariate choice choices expovariate gammavariate gauss
  getrandbits getstate jumpahead lognormvariate normalvariate paretovariate randbytes randint random randrange sample
  seed setstate shuffle triangular uniform vonmisesvariate weibullvariate
re: A ASCII DOTALL I IGNORECASE L LOCALE M MULTILINE Match NOFLAG Pattern PatternError RegexFlag S T TEMPLATE U
  UNICODE VERBOSE X compile error escape findall finditer fullmatch match purge search split sub subn template
shutil: Error ExecError SameFileError SpecialFileError chown copy copy2 copyfile copyfileobj copymode copystat
  copytree disk_usage get_archive_formats get_terminal_size get_unpack_formats ignore_patterns make_archive move
  register_archive_format register_unpack_format rmtree unpack_archive unregister_archive_format
  unregister_unpack_format which
statistics: NormalDist StatisticsError correlation covariance fmean geometric_mean harmonic_mean kde kde_random
  linear_regression mean median median_grouped median_high median_low mode multimode pstdev pvariance quantiles stdev
  variance
struct: Struct calcsize error iter_unpack pack pack_into unpack unpack_from
textwrap: TextWrapper dedent fill indent shorten wrap
threading: Barrier BoundedSemaphore BrokenBarrierError Condition Event ExceptHookArgs Lock RLock Semaphore TIMEOUT_MAX
  Thread ThreadError Timer active_count current_thread enumerate excepthook get_ident get_native_id getprofile
  gettrace local main_thread setprofile setprofile_all_threads settrace settrace_all_threads stack_size
time: CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME CLOCK_TAI
  CLOCK_THREAD_CPUTIME_ID altzone asctime clock clock_getres clock_gettime clock_gettime_ns clock_settime
  clock_settime_ns ctime daylight get_clock_info gmtime localtime mktime monotonic monotonic_ns perf_counter
  perf_counter_ns process_time process_time_ns pthread_getcpuclockid sleep strftime strptime struct_time thread_time
  thread_time_ns time time_ns timezone tzname tzset
timeit: Timer default_timer repeat timeit
tkinter: ACTIVE ALL ANCHOR ARC BASELINE BEVEL BOTH BOTTOM BROWSE BUTT BaseWidget BitmapImage BooleanVar Button CASCADE
  CENTER CHAR CHECKBUTTON CHORD COMMAND CURRENT CallWrapper Canvas Checkbutton DISABLED DOTBOX DoubleVar E END EW
  EXCEPTION EXTENDED Entry Event EventType FALSE FIRST FLAT Frame GROOVE Grid HIDDEN HORIZONTAL INSERT INSIDE Image
  IntVar LAST LEFT Label LabelFrame Listbox MITER MOVETO MULTIPLE Menu Menubutton Message Misc N NE NO NONE NORMAL NS
  NSEW NUMERIC NW NoDefaultRoot OFF ON OUTSIDE OptionMenu PAGES PIESLICE PROJECTING Pack PanedWindow PhotoImage Place
  RADIOBUTTON RAISED READABLE RIDGE RIGHT ROUND Radiobutton S SCROLL SE SEL SEL_FIRST SEL_LAST SEPARATOR SINGLE SOLID
  SUNKEN SW Scale Scrollbar Spinbox StringVar TOP TRUE Tcl TclError TclVersion Text Tk TkVersion Toplevel UNDERLINE
  UNITS VERTICAL Variable W WORD WRITABLE Widget Wm X XView Y YES YView getboolean getdouble getint image_names
  image_types mainloop
tkinter.ttk: Button Checkbutton Combobox Entry Frame Label LabelFrame LabeledScale Labelframe Menubutton Notebook
  OptionMenu PanedWindow Panedwindow Progressbar Radiobutton Scale Scrollbar Separator Sizegrip Spinbox Style Treeview
  setup_master tclobjs_to_py
turtle: Pen RawPen RawTurtle Screen ScrolledCanvas Shape Terminator Turtle TurtleScreen Vec2D addshape back backward
  begin_fill begin_poly bgcolor bgpic bk bye circle clear clearscreen clearstamp clearstamps clone color colormode
  degrees delay distance done dot down end_fill end_poly exitonclick fd fillcolor filling forward get_poly
  get_shapepoly getcanvas getpen getscreen getshapes getturtle goto heading hideturtle home ht isdown isvisible left
  listen lt mainloop mode numinput onclick ondrag onkey onkeypress onkeyrelease onrelease onscreenclick ontimer pd pen
  pencolor pendown pensize penup pos position pu radians register_shape reset resetscreen resizemode right rt
  screensize seth setheading setpos setposition settiltangle setundobuffer setup setworldcoordinates setx sety shape
  shapesize shapetransform shearfactor showturtle speed st stamp teleport textinput tilt tiltangle title towards
  tracer turtles turtlesize undo undobufferentries up update width window_height window_width write
  write_docstringdict xcor ycor
typing: AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable
  BinaryIO ByteString Callable ChainMap ClassVar Collection Concatenate Container ContextManager Coroutine Counter
  DefaultDict Deque Dict Final ForwardRef FrozenSet Generator Generic Hashable IO ItemsView Iterable Iterator KeysView
  List Literal LiteralString Mapping MappingView Match MutableMapping MutableSequence MutableSet NamedTuple Never
  NewType NoDefault NoReturn NotRequired Optional OrderedDict ParamSpec ParamSpecArgs ParamSpecKwargs Pattern Protocol
  ReadOnly Required Reversible Self Sequence Set Sized SupportsAbs SupportsBytes SupportsComplex SupportsFloat
  SupportsIndex SupportsInt SupportsRound TYPE_CHECKING Text TextIO Tuple Type TypeAlias TypeAliasType TypeGuard
  TypeIs TypeVar TypeVarTuple TypedDict Union Unpack ValuesView assert_never assert_type cast clear_overloads
  dataclass_transform evaluate_forward_ref final get_args get_origin get_overloads get_protocol_members get_type_hints
  is_protocol is_typeddict no_type_check no_type_check_decorator overload override reveal_type runtime_checkable
`;

const modules: ReadonlyMap<string, readonly string[]> = new Map(
  table
    .trim()
    .split(/\n(?! )/)
    .map((entry) => {
      const [module = '', ...names] = entry.split(/:?\s+/);
      return [module, names];
    }),
);

/** What `from module import *` binds; null where that cannot be known, so that any name may be there from then on. */
export const namesOfStar = (module: string): readonly string[] | null => modules.get(module) ?? null;
