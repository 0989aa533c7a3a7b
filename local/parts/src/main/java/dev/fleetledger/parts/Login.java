package dev.fleetledger.parts;

/** User name and password; only the user name is printed. */
public record Login(String user, String password) {

    @Override
    public String toString() {
        return user;
    }
}
