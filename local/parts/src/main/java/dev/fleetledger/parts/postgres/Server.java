package dev.fleetledger.parts.postgres;

/** A running PostgreSQL. */
interface Server extends AutoCloseable {

    /** Returns the JDBC URL of the database {@code postgres} with a superuser's name and password. */
    String adminUrl();

    @Override
    void close();

    /** A PostgreSQL that others run; it keeps running when closed. */
    record External(String adminUrl) implements Server {

        @Override
        public void close() {
            // Not ours to stop.
        }
    }
}
