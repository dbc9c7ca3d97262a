/**
 * Distributions that do their work without being imported by name: engines and drivers behind pandas, SQLAlchemy and
 * matplotlib, accelerators, what belongs to Jupyter, commands, and what others need in a certain version.
 */
export const worksUnimported = new RegExp(
  `^(?:${[
    'pip|setuptools|wheel|pyopenssl|cryptography|cffi|idna|build|twine|poetry|uv|virtualenv|packaging|cython|six|future|typing-extensions|attrs',
    'pandas-gbq|db-dtypes|zstandard|orjson|openpyxl|xlrd|xlwt|xlsxwriter|odfpy|pyxlsb|pyarrow|fastparquet|tables|h5py|lxml|html5lib|beautifulsoup4|tabulate|jinja2',
    'psycopg\\d?(?:-binary)?|pymysql|mysqlclient|mysql-connector.*|cx-oracle|oracledb|pyodbc|sqlalchemy.*|redshift-connector|duckdb-engine|ipython-sql|jupysql',
    's3fs|gcsfs|adlfs|fsspec|aiohttp|boto3|botocore|awscli|azureml-.*|azure-core|azure-identity|google-crc32c|cachetools|ujson|requests|urllib3|certifi|httpx|smart-open',
    'kaleido|pydot|pydotplus|graphviz|pygraphviz|ffmpeg.*|imageio-ffmpeg|pillow|cairosvg|basemap.*',
    'numba|numexpr|bottleneck|cupy.*|accelerate|bitsandbytes|flash-attn|xformers|sentencepiece|tiktoken|protobuf|tokenizers|safetensors|einops|timm|hf-transfer|huggingface-hub|peft|optimum.*|ninja|triton|deepspeed|onnx|onnxruntime.*|sacremoses|tensorboard.*|google-api-.*|grpcio.*|google-cloud-.*|opentelemetry.*',
    'jupyter.*|notebook|nb.*|ipy.*|ipython|papermill|voila|pyyaml|tqdm|rich|traitlets|watermark|black|flake8|mypy|pylint|ruff|isort|pytest.*|pre-commit|dvc.*|kaggle|gdown|wget|mlflow.*|uvicorn|gunicorn|click|cloudpickle|dill|joblib|threadpoolctl|psutil|docker|colorama|markdown|pydantic.*|numpy|scipy|pandas|tornado|werkzeug|flask|python-multipart|python-dotenv|pygments|unstructured.*|pypdf\\d?|pdfminer.*|pymupdf|chromadb|faiss-.*|rank-bm25|langchain.*|openai|patsy|pytz|tzdata|rouge-score|seqeval|sacrebleu|jiwer|librosa|soundfile|nltk|spacy.*|scikit-image|torchvision|torchaudio|tf-keras|keras|ray|dask.*|distributed|umap-learn|datasets|evaluate',
  ].join('|')})$`,
);

/** Distributions that others load by themselves: of use where one of these modules is imported. */
export const worksWithin: ReadonlyMap<string, RegExp> = new Map([
  [
    'transformers',
    /^(?:diffusers|peft|sentence_transformers|trl|optimum|smolagents|setfit|flair|spacy_transformers|auto_gptq)$/,
  ],
  ['diffusers', /^(?:peft|smolagents)$/],
  [
    'torch',
    /^(?:diffusers|transformers|peft|sentence_transformers|trl|fastai|ultralytics|timm|flair|smolagents|evaluate)$/,
  ],
  ['tensorflow', /^(?:keras|tensorflow_hub|tensorflow_datasets|transformers|tf_keras|google)$/],
  ['scikit-learn', /^(?:transformers|evaluate|sentence_transformers|setfit|xgboost|lightgbm|yellowbrick)$/],
  ['fastapi', /^(?:gradio|mlflow|ray|litserve|bentoml|sagemaker)$/],
  ['opencv-python', /^(?:gradio|ultralytics|supervision|albumentations|gymnasium|gym|diffusers)$/],
  ['pycocotools', /^(?:evaluate|torchmetrics|azure|torchvision|ultralytics)$/],
  ['pytesseract', /^transformers$/],
  ['ftfy', /^(?:diffusers|transformers|clip|open_clip)$/],
  ['wikipedia', /^(?:langchain.*|llama_index|smolagents)$/],
  ['shapely', /^(?:google|vertexai|geopandas)$/],
  ['matplotlib', /^(?:pandas|seaborn|shap|plotnine|xgboost|lightgbm|arviz|networkx|statsmodels|prophet)$/],
]);
