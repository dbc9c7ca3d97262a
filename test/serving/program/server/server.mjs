// Stands where the built server does in an installation: the model server, from its sources.
import '../../../../daemon/serving/main.ts';
