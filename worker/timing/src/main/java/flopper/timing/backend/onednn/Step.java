package flopper.timing.backend.onednn;

import java.util.List;
import java.util.Optional;

/**
 * A piece of the replay: one primitive, and the submitted nodes that it computes. Tensors go by their
 * names in the graph.
 */
sealed interface Step {
    /** Positions in the file of the nodes that are computed here. */
    List<Integer> layers();

    /** The tensors it reads that other steps make. */
    List<String> reads();

    String output();

    /** How a window moves; one entry for each spatial axis. */
    @SuppressWarnings("ArrayRecordComponent") // Handed to the library, never compared.
    record Window(long[] strides, long[] dilations, long[] padsBegin, long[] padsEnd) {}

    /** What is done to each element of a result before it is written. */
    sealed interface Tail {
        record Element(Algorithm algorithm, float alpha, float beta) implements Tail {}

        /** With an element of another tensor. */
        record With(Algorithm algorithm, String other) implements Tail {}
    }

    /** A batch normalization that goes into the weights of what comes before it. */
    record Folded(String scale, String shift, String mean, String variance, float epsilon) {}

    record Convolution(
            List<Integer> layers,
            String input,
            String weight,
            Optional<String> bias,
            String output,
            Window window,
            long groups,
            Optional<Folded> folded,
            List<Tail> tails)
            implements Step {
        @Override
        public List<String> reads() {
            return withOthers(List.of(input), tails);
        }
    }

    /**
     * A product of matrices.
     *
     * @param transposed whether the second is stored with its last two axes exchanged
     */
    record Product(
            List<Integer> layers,
            String left,
            String right,
            Optional<String> bias,
            String output,
            boolean transposed,
            List<Tail> tails)
            implements Step {
        @Override
        public List<String> reads() {
            return withOthers(List.of(left, right), tails);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // As in Window.
    record Pool(
            List<Integer> layers,
            String input,
            String output,
            Algorithm algorithm,
            long[] kernel,
            Window window)
            implements Step {
        @Override
        public List<String> reads() {
            return List.of(input);
        }
    }

    record Elementwise(
            List<Integer> layers,
            String input,
            String output,
            Algorithm algorithm,
            float alpha,
            float beta)
            implements Step {
        @Override
        public List<String> reads() {
            return List.of(input);
        }
    }

    record Combination(
            List<Integer> layers, String left, String right, String output, Algorithm algorithm)
            implements Step {
        @Override
        public List<String> reads() {
            return List.of(left, right);
        }
    }

    record Softmax(List<Integer> layers, String input, String output, Algorithm algorithm, int axis)
            implements Step {
        @Override
        public List<String> reads() {
            return List.of(input);
        }
    }

    record BatchNormalization(
            List<Integer> layers, String input, Folded values, String output, boolean rectified)
            implements Step {
        @Override
        public List<String> reads() {
            return List.of(input);
        }
    }

    /** Over the last axis. */
    record LayerNormalization(
            List<Integer> layers,
            String input,
            String scale,
            Optional<String> shift,
            String output,
            float epsilon)
            implements Step {
        @Override
        public List<String> reads() {
            return List.of(input);
        }
    }

    record Concatenation(List<Integer> layers, List<String> inputs, String output, int axis)
            implements Step {
        @Override
        public List<String> reads() {
            return inputs;
        }
    }

    /** A block of a tensor; a view where the library can address it. */
    @SuppressWarnings("ArrayRecordComponent") // As in Window.
    record Slice(List<Integer> layers, String input, String output, long[] sizes, long[] offsets)
            implements Step {
        @Override
        public List<String> reads() {
            return List.of(input);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // As in Window.
    record Permutation(List<Integer> layers, String input, String output, int[] order)
            implements Step {
        @Override
        public List<String> reads() {
            return List.of(input);
        }
    }

    /** The same values in the same order under another shape. */
    record View(List<Integer> layers, String input, String output) implements Step {
        @Override
        public List<String> reads() {
            return List.of(input);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // As in Window.
    record Reduction(
            List<Integer> layers, String input, String output, Algorithm algorithm, long[] kept)
            implements Step {
        @Override
        public List<String> reads() {
            return List.of(input);
        }
    }

    record Resampling(List<Integer> layers, String input, String output, Algorithm algorithm)
            implements Step {
        @Override
        public List<String> reads() {
            return List.of(input);
        }
    }

    private static List<String> withOthers(List<String> inputs, List<Tail> tails) {
        return java.util.stream.Stream.concat(
                        inputs.stream(),
                        tails.stream()
                                .filter(Tail.With.class::isInstance)
                                .map(tail -> ((Tail.With) tail).other()))
                .toList();
    }
}
