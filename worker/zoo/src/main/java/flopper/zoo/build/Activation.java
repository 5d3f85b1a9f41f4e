package flopper.zoo.build;

import java.util.List;

/** The activation functions of backbones, each as the nodes that exporters write for it. */
public enum Activation {
    IDENTITY {
        @Override
        public Value apply(Network net, String name, Value x) {
            return x;
        }
    },
    RELU {
        @Override
        public Value apply(Network net, String name, Value x) {
            return net.relu(name, x);
        }
    },
    /** Cut off at 0 and 6. */
    RELU6 {
        @Override
        public Value apply(Network net, String name, Value x) {
            List<Value> operands = List.of(x, net.scalar(0), net.scalar(6));
            return net.node(name, "Clip", operands, NodeAttributes.none(), x.shape());
        }
    },
    SIGMOID {
        @Override
        public Value apply(Network net, String name, Value x) {
            return net.elementwise(name, "Sigmoid", x);
        }
    },
    /** x · sigmoid(x), in two nodes: ONNX has it as one only since opset 24. */
    SILU {
        @Override
        public Value apply(Network net, String name, Value x) {
            return net.multiply(name, x, net.elementwise(name + ".sigmoid", "Sigmoid", x));
        }
    },
    HARD_SWISH {
        @Override
        public Value apply(Network net, String name, Value x) {
            return net.elementwise(name, "HardSwish", x);
        }
    },
    HARD_SIGMOID {
        @Override
        public Value apply(Network net, String name, Value x) {
            // PyTorch divides by 6; ONNX's default slope is 0.2.
            NodeAttributes slope = NodeAttributes.none().with("alpha", 1 / 6f);
            return net.node(name, "HardSigmoid", List.of(x), slope, x.shape());
        }
    },
    /** The exact form, by the error function. */
    GELU {
        @Override
        public Value apply(Network net, String name, Value x) {
            return net.elementwise(name, "Gelu", x);
        }
    };

    /** The activated value; the identity adds no node. */
    public abstract Value apply(Network net, String name, Value x);
}
