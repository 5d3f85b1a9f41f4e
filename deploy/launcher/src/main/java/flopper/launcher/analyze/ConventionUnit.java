package flopper.launcher.analyze;

import flopper.analysis.convention.FlopConvention;

/** The units of conventions in words. Tools call different things by one name, so each is explained. */
final class ConventionUnit {
    private ConventionUnit() {}

    static String plural(FlopConvention convention) {
        return switch (convention.unit()) {
            case MULTIPLY_ACCUMULATES -> "MACs";
            case OPERATIONS -> "FLOPs";
            case WEIGHTED_OPERATIONS -> "weighted MACs";
        };
    }

    /** What one of them is, and what the tool itself calls it. */
    static String explained(FlopConvention convention) {
        String one =
                switch (convention.unit()) {
                    case MULTIPLY_ACCUMULATES -> "one for a multiplication with its addition";
                    case OPERATIONS -> "two for a multiplication with its addition";
                    case WEIGHTED_OPERATIONS ->
                            "one for a multiplication with its addition, more for what is slower";
                };
        return "%s; %s prints them as %s".formatted(one, convention, printed(convention));
    }

    private static String printed(FlopConvention convention) {
        return switch (convention) {
            case TORCHVISION -> "GFLOPS";
            case TORCH -> "FLOP";
            case PTFLOPS -> "Mac";
            case FVCORE, DEEPSPEED -> "flops";
            case THOP -> "macs";
            case ONNX_TOOL -> "MACs";
        };
    }
}
