import { attributes, family, from, functions, library, methods } from './library.ts';

const server = { outside: 'reads', connects: 'server' } as const;

/** What asks databases: SQLAlchemy, the drivers, DuckDB, and stores of documents. */
export const databases = library(
  `sqlalchemy sqlmodel psycopg2 psycopg pymysql mysql MySQLdb mariadb pyodbc pymssql oracledb cx_Oracle ibm_db_dbi snowflake
   redshift_connector databricks trino prestodb teradatasql vertica_python pyathena pyhive impala clickhouse_driver
   clickhouse_connect jaydebeapi duckdb pymongo`,
  functions('sqlalchemy', 'create_engine', { ...server, returns: 'sqlalchemy.Engine' }),
  methods('sqlalchemy.Engine', 'connect begin raw_connection', { returns: 'sqlalchemy.Connection' }),
  methods('sqlalchemy.Connection sqlalchemy.Engine', 'execute', from('database', 0, 'statement')),
  family(
    /^(?:psycopg2?|pymysql|mysql\.connector|MySQLdb|mariadb|pyodbc|pymssql|oracledb|cx_Oracle|ibm_db_dbi|snowflake\.connector|redshift_connector|databricks\.sql|trino\.dbapi|prestodb\.dbapi|teradatasql|vertica_python|pyathena|pyhive\.\w+|impala\.dbapi|clickhouse_driver|jaydebeapi)\.connect$/,
    { ...server, returns: 'sqlite3.Connection' },
  ),
  functions('clickhouse_connect', 'get_client', server),
  functions('duckdb', 'connect', { connects: 'here' }),
  functions('duckdb', 'sql query', { reads: { ...from('database', 0, 'query').reads, local: true } }),
  functions('duckdb', 'read_csv read_parquet read_json', from('file', 0)),
  functions('pymongo', 'MongoClient', { ...server, returns: 'pymongo.MongoClient' }),
  // Whatever a client or a database is asked for by name is a collection, or holds some.
  attributes('pymongo.MongoClient', '*', 'pymongo.Collection'),
  attributes('pymongo.Collection', '*', 'pymongo.Collection'),
  methods('pymongo.MongoClient', 'get_database get_default_database', { returns: 'pymongo.Collection' }),
  methods('pymongo.Collection', 'get_collection', { returns: 'pymongo.Collection' }),
  methods('pymongo.Collection', 'find find_one aggregate', from('database', null)),
);
