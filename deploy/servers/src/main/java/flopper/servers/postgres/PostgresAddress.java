package flopper.servers.postgres;

/** Where a database is and who may open it. */
public record PostgresAddress(String url, String user, String password) {

    /** Without the password, so that it can be printed. */
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
