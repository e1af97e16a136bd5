package io.corebank.servers;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Both servers refuse to run as root, so root starts them as {@code nobody}; anybody else starts them as himself. */
final class ServerUser {

    private static final boolean ROOT = new UnixSystem().getUid() == 0;
    private static final List<Path> SETPRIV = List.of(Path.of("/usr/bin/setpriv"), Path.of("/bin/setpriv"));

    /** Without the secure bit the system call {@code access}, which Java uses, ignores capabilities. */
    private static final List<String> REACH_HIDDEN_FOLDERS =
            List.of("--securebits=+no_setuid_fixup", "--inh-caps=+dac_override", "--ambient-caps=+dac_override");

    private ServerUser() {}

    static boolean isRoot() {
        return ROOT;
    }

    /** The command as the user of the servers, who must be able to reach the folders. */
    static List<String> command(List<Path> folders, List<String> command) {
        if (!ROOT) {
            return command;
        }
        List<String> whole = new ArrayList<>();
        whole.add(setpriv().toString());
        whole.addAll(
                List.of("--reuid=nobody", "--regid=" + group(folders.get(0)).getName(), "--clear-groups"));
        if (folders.stream().anyMatch(ServerUser::isHidden)) {
            whole.addAll(REACH_HIDDEN_FOLDERS);
        }
        whole.addAll(command);
        return whole;
    }

    /** Gives the folder and all in it to the user of the servers. */
    static void own(Path folder) {
        if (!ROOT) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            UserPrincipal user = principals(folder).lookupPrincipalByName("nobody");
            GroupPrincipal group = group(folder);
            for (Path path : (Iterable<Path>) tree::iterator) {
                own(path, user, group);
            }
        } catch (IOException e) {
            throw new ServerException("The folder " + folder + " cannot be given to the user nobody.", e);
        }
    }

    private static void own(Path path, UserPrincipal user, GroupPrincipal group) throws IOException {
        if (!Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(user)) {
            PosixFileAttributeView view =
                    Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            view.setGroup(group);
            view.setOwner(user);
        }
    }

    /** Systems disagree about the name of nobody's group. */
    private static GroupPrincipal group(Path folder) {
        return Stream.of("nogroup", "nobody")
                .flatMap(name -> group(folder, name).stream())
                .findFirst()
                .orElseThrow(() -> new ServerException("There is no group nogroup or nobody to run the servers in:"
                        + " start the bank as an ordinary user."));
    }

    private static Optional<GroupPrincipal> group(Path folder, String name) {
        try {
            return Optional.of(principals(folder).lookupPrincipalByGroupName(name));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    private static UserPrincipalLookupService principals(Path folder) {
        return folder.getFileSystem().getUserPrincipalLookupService();
    }

    private static Path setpriv() {
        return SETPRIV.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new ServerException("PostgreSQL and Elasticsearch refuse to run as root, and setpriv"
                        + " is not installed: start the bank as an ordinary user."));
    }

    /** A folder below, say, {@code /root} is out of reach for others even when it is theirs. */
    private static boolean isHidden(Path folder) {
        try {
            for (Path path = folder.getParent(); path != null; path = path.getParent()) {
                if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new ServerException("The folder " + folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
