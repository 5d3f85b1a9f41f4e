package flopper.timing.backend;

import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;

/**
 * A backend as another process can make it anew.
 *
 * @param name of a class with a public constructor without parameters
 */
public record BackendClass(String name) {
    public static BackendClass of(Backend backend) {
        return new BackendClass(backend.getClass().getName());
    }

    public Backend newInstance() throws TimingFailure {
        try {
            return Class.forName(name)
                    .asSubclass(Backend.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new TimingFailure(
                    FailureCode.INTERNAL_ERROR, "no backend " + name + " in this process: " + e, e);
        }
    }
}
