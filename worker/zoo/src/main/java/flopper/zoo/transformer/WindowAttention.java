package flopper.zoo.transformer;

import flopper.zoo.build.Network;
import flopper.zoo.build.Value;

import java.util.Optional;

/** How the tokens of a window attend to each other. */
interface WindowAttention {
    /**
     * @param windows [windows, tokens, features]
     * @param mask added to the scores, where a window's tokens are to be kept apart
     */
    Value apply(Network net, Value windows, int heads, Optional<Value> mask);
}
