-- Who may log in, run by a superuser inside the database of Fleetledger, as often as one likes.
-- psql -v owner_password=… -v command_password=… -v query_password=… -v console_password=… -d fleetledger -f roles.sql
-- Only logins and the door to the database: each migration grants what its own schema gives away.

DO $$
DECLARE
    login text;
BEGIN
    FOREACH login IN ARRAY ARRAY ['fleetledger_owner', 'fleetledger_command', 'fleetledger_query', 'fleetledger_console'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I LOGIN', login);
        EXCEPTION
            -- Roles are shared by all databases of a server, and another may be made at this moment.
            WHEN duplicate_object OR unique_violation THEN NULL;
        END;
    END LOOP;
END
$$;

ALTER ROLE fleetledger_owner PASSWORD :'owner_password';
ALTER ROLE fleetledger_command PASSWORD :'command_password';
ALTER ROLE fleetledger_query PASSWORD :'query_password';
ALTER ROLE fleetledger_console PASSWORD :'console_password';

-- A writer that hangs in its transaction holds every reader of the ledger at its gap.
ALTER ROLE fleetledger_command SET idle_in_transaction_session_timeout = '30s';
ALTER ROLE fleetledger_console SET idle_in_transaction_session_timeout = '30s';
ALTER ROLE fleetledger_query SET idle_in_transaction_session_timeout = '30s';

ALTER DATABASE :"DBNAME" OWNER TO fleetledger_owner;
REVOKE ALL ON DATABASE :"DBNAME" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"DBNAME" TO fleetledger_command, fleetledger_query, fleetledger_console;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
