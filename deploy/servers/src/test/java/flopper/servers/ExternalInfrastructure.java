package flopper.servers;

import flopper.servers.postgres.PostgresAddress;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Servers that somebody else runs, at the addresses given as system properties. */
final class ExternalInfrastructure implements TestInfrastructure {

    @Override
    public PostgresAddress createDatabase(String name) {
        return create(required("flopper.infra.postgres"), name);
    }

    @Override
    public String kafka() {
        return required("flopper.infra.kafka");
    }

    /** Creates a database through a URL like {@code jdbc:postgresql://host:5432/postgres?user=u&password=p}. */
    static PostgresAddress create(String adminUrl, String name) {
        try (Connection connection = DriverManager.getConnection(adminUrl);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name);
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("database %s was not created".formatted(name), e);
        }
        URI uri = URI.create(adminUrl.substring("jdbc:".length()));
        Map<String, String> parameters =
                Arrays.stream(uri.getQuery().split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        String url = "jdbc:postgresql://%s/%s".formatted(uri.getAuthority(), name);
        return new PostgresAddress(
                url, parameter(parameters, "user"), parameter(parameters, "password"));
    }

    private static String parameter(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("flopper.infra.postgres has no parameter " + name);
        }
        return value;
    }

    private static String required(String property) {
        String value = System.getProperty(property, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(
                    "flopper.infra=external needs -D%s".formatted(property));
        }
        return value;
    }
}
