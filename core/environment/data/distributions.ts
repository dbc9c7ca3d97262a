/**
 * Distributions by the modules they provide, for when no interpreter's own metadata is at hand. Only names looked at one by
 * one belong here: a guess could name a package that somebody else registered (dependency confusion).
 */

/** The module has the distribution's name, but for `_` and `-`. */
const sameName = `
accelerate aiohttp albumentations alembic altair anndata annoy anthropic arviz astropy autogluon autokeras awswrangler
bambi bentoml bertopic bitsandbytes black bokeh boto3 botocore branca cachetools captum cartopy catboost category_encoders
causalml chromadb cleanlab clearml click cloudpickle cmdstanpy colorama comet_ml contextily corner cvxopt cvxpy dagster dash
dask datasets deap deepchem deepface deepspeed dgl diffusers dill distributed docker dtreeviz duckdb easyocr econml einops
elasticsearch emcee emoji evaluate evidently fairlearn fastai fastapi fastcore fastparquet featuretools feature_engine fiona
flask flax folium fsspec gcsfs gensim geopandas geopy geoviews gluonts gplearn gpytorch gradio graphviz great_expectations
gspread gymnasium gym h3 h5py hdbscan hmmlearn holidays holoviews httpx huggingface_hub humanize hvplot hyperopt igraph
imageio imageio_ffmpeg implicit interpret ipykernel ipyleaflet ipywidgets jax jaxlib jieba jinja2 joblib jsonschema kaggle
keras keras_tuner keybert kneed kornia langchain langchain_community langchain_core langchain_openai langdetect langgraph
lazypredict librosa lifelines lightfm lightgbm lightning lime lmfit loguru lxml lz4 mapclassify markdown marshmallow
matplotlib matplotlib_inline matplotlib_venn mediapipe missingno ml_dtypes mlflow mlforecast mlxtend modin mpmath msgpack
natsort neo4j neptune networkx neuralforecast neuralprophet nevergrad ngboost nibabel nltk node2vec nolearn numba numerapi
numexpr numpy numpyro onnx onnxconverter_common onnxmltools onnxruntime openai openpyxl optax optuna orjson ortools osmnx
packaging palettable pandarallel pandas pandas_datareader pandas_profiling pandasql pandera panel papermill patsy peft pgmpy
phik pingouin plotly plotnine pmdarima polars pooch praw prefect prettytable prophet psutil psycopg pyarrow pycaret pyprind
pycountry pydantic pydantic_settings pydot pydotplus pygam pygame pygments pygraphviz pymc pymc3 pymongo pyod pyodbc
pyperclip pypdf pyparsing pyproj pyreadstat pysal pyspark pystan pytesseract pytest pytorch_forecasting pytorch_lightning
pytorch_tabnet pytz pyvis pyxlsb qdrant_client quantstats rapidfuzz rasterio ray redis regex requests requests_cache rich
rioxarray river rouge_score rpy2 ruptures s3fs s3transfer sacrebleu safetensors sagemaker scanpy scipy seaborn selenium
sentence_transformers sentencepiece seqeval setuptools shap shapely simpy six skl2onnx sklearn_pandas skops skorch sktime
snorkel spacy splink sqlmodel squarify stable_baselines3 stanza starlette statannotations statsforecast statsmodels
streamlit swifter sweetviz sympy tables tabulate tbats tenacity tensorboard tensorboardX tensorflow tensorflow_addons
tensorflow_datasets tensorflow_hub tensorflow_probability tensorflow_text textblob textstat thinc threadpoolctl tiktoken
timm tokenizers toml tomli toolz torch torch_geometric torchaudio torchdata torchinfo torchmetrics torchsummary torchtext
torchvision tornado tqdm traitlets transformers treelib trl tsfresh tslearn tweepy typer typing_extensions tzdata ujson
urlextract urllib3 uvicorn vaex vega_datasets wandb watermark websockets werkzeug wget wikipedia wordcloud xarray xformers
xgboost xlrd xlwt yellowbrick yfinance zarr zstandard ydata_profiling
`;

/** The names differ. A dotted key stands for that part of a shared namespace; the longest that fits wins. */
const otherName: Readonly<Record<string, string>> = {
  Bio: 'biopython',
  Crypto: 'pycryptodome',
  Cython: 'cython',
  IPython: 'ipython',
  MySQLdb: 'mysqlclient',
  OpenSSL: 'pyopenssl',
  PIL: 'pillow',
  PyPDF2: 'pypdf2',
  absl: 'absl-py',
  adjustText: 'adjusttext',
  apiclient: 'google-api-python-client',
  attr: 'attrs',
  attrs: 'attrs',
  'azure.ai.ml': 'azure-ai-ml',
  'azure.identity': 'azure-identity',
  'azure.storage.blob': 'azure-storage-blob',
  azureml: 'azureml-core',
  boruta: 'boruta',
  bs4: 'beautifulsoup4',
  cairosvg: 'cairosvg',
  cv2: 'opencv-python-headless',
  dateutil: 'python-dateutil',
  'databricks.sdk': 'databricks-sdk',
  docx: 'python-docx',
  dotenv: 'python-dotenv',
  faiss: 'faiss-cpu',
  faker: 'faker',
  fitz: 'pymupdf',
  flask_cors: 'flask-cors',
  git: 'gitpython',
  google_auth_oauthlib: 'google-auth-oauthlib',
  googleapiclient: 'google-api-python-client',
  'google.ai.generativelanguage': 'google-ai-generativelanguage',
  'google.api_core': 'google-api-core',
  'google.auth': 'google-auth',
  'google.cloud.aiplatform': 'google-cloud-aiplatform',
  'google.cloud.automl': 'google-cloud-automl',
  'google.cloud.bigquery': 'google-cloud-bigquery',
  'google.cloud.bigquery_storage': 'google-cloud-bigquery-storage',
  'google.cloud.documentai': 'google-cloud-documentai',
  'google.cloud.firestore': 'google-cloud-firestore',
  'google.cloud.language': 'google-cloud-language',
  'google.cloud.logging': 'google-cloud-logging',
  'google.cloud.pubsub': 'google-cloud-pubsub',
  'google.cloud.pubsub_v1': 'google-cloud-pubsub',
  'google.cloud.secretmanager': 'google-cloud-secret-manager',
  'google.cloud.speech': 'google-cloud-speech',
  'google.cloud.storage': 'google-cloud-storage',
  'google.cloud.texttospeech': 'google-cloud-texttospeech',
  'google.cloud.translate': 'google-cloud-translate',
  'google.cloud.translate_v2': 'google-cloud-translate',
  'google.cloud.videointelligence': 'google-cloud-videointelligence',
  'google.cloud.vision': 'google-cloud-vision',
  'google.genai': 'google-genai',
  'google.generativeai': 'google-generativeai',
  'google.oauth2': 'google-auth',
  'google.protobuf': 'protobuf',
  grpc: 'grpcio',
  hydra: 'hydra-core',
  ignite: 'pytorch-ignite',
  imblearn: 'imbalanced-learn',
  jose: 'python-jose',
  jwt: 'pyjwt',
  kafka: 'kafka-python',
  kfp: 'kfp',
  libpysal: 'libpysal',
  magic: 'python-magic',
  memory_profiler: 'memory-profiler',
  metpy: 'metpy',
  moviepy: 'moviepy',
  mpl_toolkits: 'matplotlib',
  'mpl_toolkits.basemap': 'basemap',
  mysql: 'mysql-connector-python',
  netCDF4: 'netcdf4',
  newspaper: 'newspaper3k',
  oauth2client: 'oauth2client',
  odf: 'odfpy',
  'opentelemetry.sdk': 'opentelemetry-sdk',
  paho: 'paho-mqtt',
  pandas_gbq: 'pandas-gbq',
  pkg_resources: 'setuptools',
  plotly_express: 'plotly-express',
  pptx: 'python-pptx',
  psycopg2: 'psycopg2-binary',
  pulp: 'pulp',
  pycocotools: 'pycocotools',
  pydicom: 'pydicom',
  pylab: 'matplotlib',
  pymysql: 'pymysql',
  pynvml: 'nvidia-ml-py',
  pythreejs: 'pythreejs',
  pywt: 'pywavelets',
  rdkit: 'rdkit',
  'ruamel.yaml': 'ruamel-yaml',
  scikitplot: 'scikit-plot',
  scrapy: 'scrapy',
  scvi: 'scvi-tools',
  serial: 'pyserial',
  skimage: 'scikit-image',
  sklearn: 'scikit-learn',
  sklearn_crfsuite: 'sklearn-crfsuite',
  sklearnex: 'scikit-learn-intelex',
  skopt: 'scikit-optimize',
  skrub: 'skrub',
  'snowflake.connector': 'snowflake-connector-python',
  'snowflake.snowpark': 'snowflake-snowpark-python',
  socks: 'pysocks',
  soundfile: 'soundfile',
  speech_recognition: 'speechrecognition',
  sqlalchemy: 'sqlalchemy',
  surprise: 'scikit-surprise',
  talib: 'ta-lib',
  telegram: 'python-telegram-bot',
  tensorflow_model_optimization: 'tensorflow-model-optimization',
  tensorflow_serving: 'tensorflow-serving-api',
  tf_keras: 'tf-keras',
  umap: 'umap-learn',
  unidecode: 'unidecode',
  usb: 'pyusb',
  vaderSentiment: 'vadersentiment',
  websocket: 'websocket-client',
  xlsxwriter: 'xlsxwriter',
  yaml: 'pyyaml',
  zmq: 'pyzmq',
};

/** Comes with a hosted notebook and is on no index: it must go before the code runs elsewhere. */
export const platformModules: ReadonlySet<string> = new Set([
  'google.colab',
  'kaggle_datasets',
  'kaggle_secrets',
  'kaggle_web_client',
  'dbutils',
  'pyspark.dbutils',
]);

/** A distribution's name by module or dotted namespace part. */
export const curatedDistributions: ReadonlyMap<string, string> = new Map([
  ...sameName
    .trim()
    .split(/\s+/)
    .map((module): [string, string] => [module, module.toLowerCase().replaceAll('_', '-')]),
  ...Object.entries(otherName),
]);
