package flopper.db.profile;

import flopper.db.row.Ids;
import flopper.db.workload.Tensor;

import java.util.List;
import java.util.function.Function;

/**
 * New profiles without their parts, turned into one array per column. Public because Jdbi binds the
 * methods of public classes only.
 */
public record ProfileColumns(
        List<String> ids,
        List<String> graphIds,
        List<String> shapes,
        List<String> inputs,
        List<Long> params,
        List<Long> statistics,
        List<Long> constants,
        List<Long> multiplyAdds,
        List<Long> additions,
        List<Long> multiplications,
        List<Long> divisions,
        List<Long> comparisons,
        List<Long> transcendentals,
        List<Long> macs,
        List<Long> flops,
        List<Long> weightBytes,
        List<Long> activationBytes,
        List<Long> peakActivationBytes,
        List<Boolean> complete) {

    /** With ids of their own. */
    static ProfileColumns of(List<NewProfile> profiles) {
        return new ProfileColumns(
                column(profiles, _ -> Ids.next()),
                column(profiles, NewProfile::graphId),
                column(profiles, profile -> profile.shapes().text()),
                column(profiles, profile -> Tensor.text(profile.inputs())),
                column(profiles, profile -> profile.totals().params()),
                column(profiles, profile -> profile.totals().statistics()),
                column(profiles, profile -> profile.totals().constants()),
                column(profiles, profile -> profile.totals().operations().multiplyAdds()),
                column(profiles, profile -> profile.totals().operations().additions()),
                column(profiles, profile -> profile.totals().operations().multiplications()),
                column(profiles, profile -> profile.totals().operations().divisions()),
                column(profiles, profile -> profile.totals().operations().comparisons()),
                column(profiles, profile -> profile.totals().operations().transcendentals()),
                column(profiles, profile -> profile.totals().macs()),
                column(profiles, profile -> profile.totals().flops()),
                column(profiles, profile -> profile.totals().weightBytes()),
                column(profiles, profile -> profile.totals().activationBytes()),
                column(profiles, profile -> profile.totals().peakActivationBytes()),
                column(profiles, profile -> profile.totals().complete()));
    }

    private static <T> List<T> column(List<NewProfile> profiles, Function<NewProfile, T> value) {
        return profiles.stream().map(value).toList();
    }
}
