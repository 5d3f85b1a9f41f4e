package flopper.api.access;

import io.micronaut.context.annotation.ConfigurationProperties;

/** Who is let in, under {@code flopper.api.access}. Not changed once the service runs. */
@ConfigurationProperties("flopper.api.access")
public final class AccessSettings {

    private boolean open;
    private String adminKey = "";
    private int requestsPerMinute = 3000;
    private int failuresPerMinute = 60;

    /** Whether anybody may do everything. */
    public boolean open() {
        return open;
    }

    String adminKey() {
        return adminKey;
    }

    int requestsPerMinute() {
        return requestsPerMinute;
    }

    int failuresPerMinute() {
        return failuresPerMinute;
    }

    /** No keys are asked for: anybody who reaches the service is an admin. For loopback alone. */
    public void setOpen(boolean open) {
        this.open = open;
    }

    /** A secret that is an admin's from the start: with it the first keys are made. */
    public void setAdminKey(String adminKey) {
        this.adminKey = adminKey;
    }

    /** Requests with one key, which may also come all at once. */
    public void setRequestsPerMinute(int requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    /** Requests without a good key from one address. */
    public void setFailuresPerMinute(int failuresPerMinute) {
        this.failuresPerMinute = failuresPerMinute;
    }
}
