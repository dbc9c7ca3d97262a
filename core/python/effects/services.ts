import { argument, changesReceiver, download, family, from, functions, library, methods, pure, to } from './library.ts';

const answer = { ...download(0, 'url', { raw: true }), returns: 'requests.Response' } as const;

/** The web, object stores and clouds' data services. */
export const services = library(
  'requests httpx aiohttp boto3 s3fs gcsfs fsspec google azure gdown wget confluent_kafka kafka pyarrow yaml openpyxl adlfs minio',
  functions('requests', 'get', answer),
  functions('httpx', 'get stream', answer),
  family(/^(?:requests|httpx)\.(?:post|put|patch|delete|request|head|options)$/, { outside: 'writes' }),
  family(/^<(?:requests\.(?:sessions\.)?Session|httpx\.(?:Async)?Client)>\.get$/, answer),
  methods('requests.Response', 'json', pure),
  functions('wget', 'download', download(0, 'url', { into: argument(1, 'out') })),
  family(/^gdown\.download\w*$/, download(0, 'url', { into: argument(1, 'output') })),
  functions('boto3', 'client resource Session', { returns: 'boto3.Client' }),
  methods('boto3.Client', 'client resource', { returns: 'boto3.Client' }),
  methods('boto3.Client', 'get_object', from('object store', null, 'Key')),
  methods('boto3.Client', 'download_file', from('object store', 1, 'Key')),
  methods('boto3.Client', 'download_fileobj', from('object store', 1, 'Key')),
  methods('boto3.Client', 'upload_file', to('object store', 2, 'Key')),
  methods('boto3.Client', 'put_object upload_fileobj', to('object store', 2, 'Key')),
  functions('google.cloud.storage', 'Client', { returns: 'google.cloud.storage.Client' }),
  methods('google.cloud.storage.Client', 'bucket get_bucket create_bucket', { returns: 'google.cloud.storage.Bucket' }),
  methods('google.cloud.storage.Bucket', 'blob get_blob', { returns: 'google.cloud.storage.Blob' }),
  family(/^<google\.cloud\.storage\.Blob>\.download_\w+$/, from('object store', null)),
  family(/^<google\.cloud\.storage\.Blob>\.upload_\w+$/, to('object store', null)),
  functions('google.cloud.bigquery', 'Client', { returns: 'google.cloud.bigquery.Client' }),
  methods('google.cloud.bigquery.Client', 'query query_and_wait', from('database', 0, 'query')),
  methods(
    'google.cloud.bigquery.Client',
    'load_table_from_dataframe load_table_from_uri insert_rows_json',
    to('database', 1, 'destination table'),
  ),
  functions('google.colab.drive', 'mount', { outside: 'reads' }),
  functions('google.colab.files', 'upload', from('stream', null)),
  functions('google.colab.files', 'download', { outside: 'writes' }),
  family(/^pyarrow\.(?:parquet|csv|feather|orc)\.read_\w+$/, from('file', 0, 'source input_file')),
  family(/^pyarrow\.(?:parquet|csv|feather|orc)\.write_\w+$/, to('file', 1, 'where dest output_file')),
  functions('openpyxl', 'load_workbook', from('file', 0, 'filename')),
  functions('kafka', 'KafkaConsumer', from('stream', 0)),
  family(/^<confluent_kafka\.Consumer>\.subscribe$/, { ...changesReceiver, ...from('stream', 0, 'topics') }),
);
