package flopper.analysis.fuzz;

import java.util.Arrays;
import java.util.List;

/** The attributes that rules look at, by kind, and words that some of them know. */
final class AttributeNames {
    static final List<String> INTEGERS =
            words(
                    """
                    K N activation allowzero antialias axis batch_axis batch_dims bits block_size
                    blocksize broadcast causal ceil_mode channels_last dim do_rotary dtype end
                    expert_weight_bits fmod gather_axis group groups input_forget inverse is_causal
                    is_test k keepdims kv_num_heads layout new_axis noop_with_empty_axes num_groups
                    num_heads num_outputs num_scan_inputs offset_group onesided opset output_datatype
                    output_dtype output_height output_width p past_present_share_buffer q_num_heads
                    rotary_embedding_dim sample_size sampling_ratio size smooth_softmax spatial start
                    stash_type step swiglu_fusion time_axis to training_mode transA transB
                    unidirectional upper v_head_size value_int
                    """);

    static final List<String> LISTS =
            words(
                    """
                    axes border dilations ends kernel_shape ngram_indexes output_padding output_shape
                    paddings pads perm pooled_shape qkv_hidden_sizes scale scan_input_axes
                    scan_output_axes shape split starts strides value_ints
                    """);

    static final List<String> TEXTS =
            words(
                    """
                    activation activation_type approximate auto_pad coordinate_transformation_mode
                    direction equation keep_aspect_ratio_policy metric mode reduction to update_rule
                    value_string
                    """);

    static final List<String> WORDS =
            words(
                    """
                    NOTSET SAME_UPPER SAME_LOWER VALID linear nearest cubic bilinear bicubic trilinear
                    mean sum none add mul min max bidirectional forward reverse DCR CRD reflect edge
                    wrap constant relu gelu silu swiglu swish tanh sigmoid half_pixel asymmetric
                    align_corners tf_crop_and_resize pytorch_half_pixel round_prefer_floor floor ceil
                    not_larger not_smaller stretch ij,jk->ik ab,bc,cd->ad ...i,...i->... ii->i i,,j->
                    TFIDF gated_delta linear_attention
                    """);

    private AttributeNames() {}

    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
    }
}
