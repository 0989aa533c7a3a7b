package dev.fleetledger.parts;

/** A user of a database, with the password. */
public record Login(String user, String password) {

    @Override
    public String toString() {
        return user;
    }
}
