//! Which folders lie on another machine: the system tells nothing of what is changed there.

use camino::Utf8Path;

/// File systems whose files others may change.
const REMOTE: [&str; 13] = [
    "9p",
    "afs",
    "ceph",
    "cifs",
    "fuse.sshfs",
    "glusterfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "prl_fs",
    "smb3",
    "vboxsf",
];

/// Returns the kind of network folder that `path` lies on, if it does and the system says so.
pub fn remote(path: &Utf8Path) -> Option<String> {
    // Other systems have no such file, and tell of network folders themselves.
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    kind(&mounts, path).filter(|kind| REMOTE.contains(kind)).map(str::to_owned)
}

/// Returns the kind of file system that `path` lies on. See proc_pid_mountinfo(5).
fn kind<'m>(mounts: &'m str, path: &Utf8Path) -> Option<&'m str> {
    let mounts = mounts.lines().filter_map(|line| {
        let (mount, system) = line.split_once(" - ")?;
        let folder = mount.split(' ').nth(4)?.replace("\\040", " ");
        path.starts_with(&folder).then_some((folder.len(), system.split(' ').next()?))
    });
    // Of two on the same folder, the later one hides the earlier.
    mounts.max_by_key(|(length, _)| *length).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_mount_says_what_a_folder_lies_on() {
        let mounts = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n\
                      30 22 0:40 / /mnt/team\\040share rw shared:9 - nfs4 server:/x rw\n\
                      31 22 0:41 / /mnt/c rw - 9p C:\\134 rw\n";
        assert_eq!(kind(mounts, "/home/me".into()), Some("ext4"));
        assert_eq!(kind(mounts, "/mnt/team share/a".into()), Some("nfs4"));
        assert_eq!(kind(mounts, "/mnt/c".into()), Some("9p"));
        assert_eq!(kind(mounts, "/mnt/cd".into()), Some("ext4"));
    }
}
