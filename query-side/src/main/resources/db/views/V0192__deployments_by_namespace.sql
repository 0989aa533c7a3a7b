-- Whoever has rights in a namespace sees its deployments in each of their clusters, which are as many as the fleet has.
create index deployments_namespace on deployments (namespace);
create index past_deployments_namespace on past_deployments (namespace);
