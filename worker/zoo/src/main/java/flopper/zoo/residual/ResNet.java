package flopper.zoo.residual;

import flopper.analysis.graph.Model;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;
import flopper.zoo.build.Window;

import java.util.List;

/**
 * ResNet, ResNeXt and Wide ResNet, with the stride in a block's 3×3 convolution, as torchvision has
 * them.
 *
 * <p>Source: arXiv 1512.03385, 1611.05431, 1605.07146; torchvision {@code resnet.py}.
 *
 * @param depths blocks in each of the four stages
 * @param bottleneck whether a block has three convolutions, the last four times as wide
 * @param widthPerGroup channels of a group in the first stage
 */
public record ResNet(
        String name, List<Integer> depths, boolean bottleneck, int groups, int widthPerGroup) {
    private static final int EXPANSION = 4;

    public static List<Architecture> architectures() {
        return List.of(
                        basic("resnet18", List.of(2, 2, 2, 2)),
                        basic("resnet34", List.of(3, 4, 6, 3)),
                        bottleneck("resnet50", List.of(3, 4, 6, 3), 1, 64),
                        bottleneck("resnet101", List.of(3, 4, 23, 3), 1, 64),
                        bottleneck("resnet152", List.of(3, 8, 36, 3), 1, 64),
                        bottleneck("resnext50_32x4d", List.of(3, 4, 6, 3), 32, 4),
                        bottleneck("resnext101_32x4d", List.of(3, 4, 23, 3), 32, 4),
                        bottleneck("resnext101_32x8d", List.of(3, 4, 23, 3), 32, 8),
                        bottleneck("resnext101_64x4d", List.of(3, 4, 23, 3), 64, 4),
                        bottleneck("resnext152_32x4d", List.of(3, 8, 36, 3), 32, 4),
                        bottleneck("wide_resnet50_2", List.of(3, 4, 6, 3), 1, 128),
                        bottleneck("wide_resnet101_2", List.of(3, 4, 23, 3), 1, 128))
                .stream()
                .map(net -> new Architecture(net.name, "ResNet", 224, net::build))
                .toList();
    }

    private static ResNet basic(String name, List<Integer> depths) {
        return new ResNet(name, depths, false, 1, 64);
    }

    private static ResNet bottleneck(
            String name, List<Integer> depths, int groups, int widthPerGroup) {
        return new ResNet(name, depths, true, groups, widthPerGroup);
    }

    private Model build(int resolution) {
        Network net = Network.named(name);
        Value x = net.conv("conv1", net.image(resolution), Conv.of(64, 7).stride(2));
        x = net.relu("relu", net.batchNorm("bn1", x));
        x = net.maxPool("maxpool", x, Window.of(3).half().stride(2));
        for (int stage = 0; stage < depths.size(); stage++) {
            for (int block = 0; block < depths.get(stage); block++) {
                int stride = block == 0 && stage > 0 ? 2 : 1;
                Network scope = net.in("layer" + (stage + 1)).in(block);
                x = block(scope, x, 64 << stage, stride);
            }
        }
        x = net.flatten("flatten", net.globalAveragePool("avgpool", x));
        return net.model(net.linear("fc", x, 1000));
    }

    private Value block(Network net, Value x, int planes, int stride) {
        Value branch = bottleneck ? three(net, x, planes, stride) : two(net, x, planes, stride);
        Value shortcut = shortcut(net.in("downsample"), x, branch.channels(), stride);
        return net.relu("relu", net.add("add", branch, shortcut));
    }

    private static Value two(Network net, Value x, int planes, int stride) {
        Value y = net.conv("conv1", x, Conv.of(planes, 3).stride(stride));
        y = net.relu("relu", net.batchNorm("bn1", y));
        return net.batchNorm("bn2", net.conv("conv2", y, Conv.of(planes, 3)));
    }

    private Value three(Network net, Value x, int planes, int stride) {
        int width = planes * widthPerGroup / 64 * groups;
        Value y = net.conv("conv1", x, Conv.of(width, 1));
        y = net.relu("relu", net.batchNorm("bn1", y));
        y = net.conv("conv2", y, Conv.of(width, 3).stride(stride).groups(groups));
        y = net.relu("relu", net.batchNorm("bn2", y));
        return net.batchNorm("bn3", net.conv("conv3", y, Conv.of(planes * EXPANSION, 1)));
    }

    /** The input itself where the block changes no size, else a projection of it. */
    private static Value shortcut(Network net, Value x, int channels, int stride) {
        if (x.channels() == channels && stride == 1) {
            return x;
        }
        return net.batchNorm("1", net.conv("0", x, Conv.of(channels, 1).stride(stride)));
    }
}
