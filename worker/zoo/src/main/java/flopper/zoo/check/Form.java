package flopper.zoo.check;

import java.util.List;

/**
 * What a layer's weights look like, whatever operator holds them and at whatever resolution: a
 * convolution of 1×1 is the matrix product that it is, and a batch normalisation folded into it
 * changes nothing.
 *
 * @param kernel sizes of a convolution's window; empty for 1×1 and for products of matrices
 * @param products multiply-accumulates behind each element that is put out
 * @param channels channels, or columns, that are put out
 */
public record Form(List<Long> kernel, long products, long channels) {
    public Form {
        kernel = List.copyOf(kernel);
    }
}
