package flopper.zoo.transformer;

import flopper.analysis.graph.Model;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.zoo.block.Attention;
import flopper.zoo.block.Mlp;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.NodeAttributes;
import flopper.zoo.build.Value;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Vision Transformer: patches of the image and a class token, with learned positions, whose table
 * depends on the resolution.
 *
 * <p>Source: arXiv 2010.11929; torchvision {@code vision_transformer.py}.
 *
 * @param patch height and width of a patch
 * @param hidden features of the layer within each block's two fully connected ones
 */
public record VisionTransformer(
        String name, int patch, int depth, int heads, int features, int hidden) {
    private static final float EPSILON = 1e-6f;

    public static List<Architecture> architectures() {
        return List.of(
                        new VisionTransformer("deit_tiny_patch16_224", 16, 12, 3, 192, 768),
                        new VisionTransformer("deit_small_patch16_224", 16, 12, 6, 384, 1536),
                        new VisionTransformer("deit_base_patch16_224", 16, 12, 12, 768, 3072),
                        new VisionTransformer("vit_b_16", 16, 12, 12, 768, 3072),
                        new VisionTransformer("vit_b_32", 32, 12, 12, 768, 3072),
                        new VisionTransformer("vit_l_16", 16, 24, 16, 1024, 4096),
                        new VisionTransformer("vit_l_32", 32, 24, 16, 1024, 4096),
                        new VisionTransformer("vit_h_14", 14, 32, 16, 1280, 5120))
                .stream()
                .map(net -> new Architecture(net.name, "VisionTransformer", 224, net::build))
                .toList();
    }

    private Model build(int resolution) {
        if (resolution % patch != 0) {
            throw new IllegalArgumentException(
                    resolution + " pixels do not divide into patches of " + patch);
        }
        Network net = Network.named(name);
        Value image = net.image(resolution);
        Value x =
                net.conv(
                        "conv_proj",
                        image,
                        Conv.of(features, patch).valid().stride(patch).withBias());
        x = net.reshape("patches", x, features, (long) x.height() * x.width());
        x = net.transpose("tokens", x, 1, 0);
        x = net.concat("concat", List.of(classToken(net, image), x));
        Network encoder = net.in("encoder");
        x = encoder.add("add", x, encoder.weight("pos_embedding", 1, x.dim(0), features));
        for (int layer = 0; layer < depth; layer++) {
            x = block(encoder.in("layers").in("encoder_layer_" + layer), x);
        }
        x = net.select("class_token.output", encoder.layerNorm("ln", x, EPSILON), 0);
        return net.model(net.in("heads").linear("head", x, 1000));
    }

    /** The learned token, once for each image of the batch. */
    private Value classToken(Network net, Value image) {
        Value token = net.weight("class_token", 1, 1, features);
        NodeAttributes first = NodeAttributes.none().with("start", 0).with("end", 1);
        Value batch = net.node("batch", "Shape", List.of(image), first, Shape.of(1));
        Value one = net.integers("class_token.dims", ConstantTensor.vector(1, features));
        Value shape =
                net.node(
                        "class_token.shape",
                        "Concat",
                        List.of(batch, one),
                        NodeAttributes.none().with("axis", 0),
                        Shape.of(3));
        return net.node(
                "class_token.expand",
                "Expand",
                List.of(token, shape),
                NodeAttributes.none(),
                Shape.of(1, features));
    }

    private Value block(Network net, Value x) {
        Attention attention = Attention.of(heads, features);
        Network self = net.in("self_attention");
        List<Value> qkv = attention.project(self, "in_proj", net.layerNorm("ln_1", x, EPSILON));
        Value y =
                attention.apply(self, qkv.get(0), qkv.get(1), qkv.get(2), UnaryOperator.identity());
        y = net.add("add_1", self.linear("out_proj", y, features), x);
        Value z = Mlp.of(net.in("mlp"), net.layerNorm("ln_2", y, EPSILON), hidden, "0", "3");
        return net.add("add_2", y, z);
    }
}
