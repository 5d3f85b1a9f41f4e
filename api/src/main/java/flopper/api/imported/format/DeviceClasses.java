package flopper.api.imported.format;

import flopper.db.imported.ImportedSetting;

import java.util.Locale;

/** Names for the classes of devices that no worker of ours sits on. */
final class DeviceClasses {
    private static final int CHARS_MAX = 180;

    private DeviceClasses() {}

    /** {@code imported:samsung-galaxy-s25} for Samsung Galaxy S25. */
    static String of(String device) {
        String name =
                device.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9._-]+", "-")
                        .replaceAll("^-+|-+$", "");
        String bounded = name.length() > CHARS_MAX ? name.substring(0, CHARS_MAX) : name;
        return ImportedSetting.PREFIX + (bounded.isEmpty() ? "unnamed" : bounded);
    }
}
