package flopper.analysis.op;

/**
 * @param domain empty for the default ONNX domain ({@code ai.onnx} is its other spelling)
 */
public record OperatorId(String domain, String name) {
    public static OperatorId onnx(String name) {
        return new OperatorId("", name);
    }

    public static OperatorId microsoft(String name) {
        return new OperatorId("com.microsoft", name);
    }

    /** The name alone in the default domain, else {@code domain::name}. */
    @Override
    public String toString() {
        return domain.isEmpty() ? name : domain + "::" + name;
    }
}
