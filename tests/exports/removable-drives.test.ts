import { describe, expect, it } from 'vitest';
import {
  listRemovableDrives,
  parseMounts,
  parsePowerShell,
  parseWmic,
  removableMounts,
} from '../../electron/ports/removable-drives.ts';

const STICK = {
  path: 'E:\\',
  label: '禁毒办专用',
  freeBytes: 7_985_954_816,
  totalBytes: 8_019_509_248,
};

describe('the answer of PowerShell', () => {
  it.each([
    ['no drive', '', []],
    ['no drive, only a mark and a line end', '\uFEFF\r\n', []],
    [
      'one drive',
      '{"DeviceID":"E:","VolumeName":"禁毒办专用","FreeSpace":7985954816,"Size":8019509248}\r\n',
      [STICK],
    ],
    [
      'two drives, one without a name, and an empty card reader',
      '[{"DeviceID":"E:","VolumeName":"禁毒办专用","FreeSpace":7985954816,"Size":8019509248},' +
        '{"DeviceID":"F:","VolumeName":"","FreeSpace":1024,"Size":2048},' +
        '{"DeviceID":"G:","VolumeName":null,"FreeSpace":null,"Size":null}]',
      [STICK, { path: 'F:\\', label: '', freeBytes: 1024, totalBytes: 2048 }],
    ],
    ['words instead', 'Get-CimInstance : 拒绝访问。', null],
    ['something else', '[{"DeviceID":"E:\\\\..","Size":1},7,null]', []],
  ])('with %s', (_, text, drives) => {
    expect(parsePowerShell(text)).toEqual(drives);
  });
});

describe('the answer of wmic', () => {
  it.each([
    ['no drive', '\r\r\n\r\r\n', []],
    [
      'two drives and an empty card reader',
      '\r\r\n\r\r\nDeviceID=E:\r\r\nFreeSpace=7985954816\r\r\nSize=8019509248\r\r\nVolumeName=禁毒办专用\r\r\n\r\r\n\r\r\n' +
        'DeviceID=F:\r\r\nFreeSpace=1024\r\r\nSize=2048\r\r\nVolumeName=A=B\r\r\n\r\r\n\r\r\n' +
        'DeviceID=G:\r\r\nFreeSpace=\r\r\nSize=\r\r\nVolumeName=\r\r\n\r\r\n\r\r\n',
      [STICK, { path: 'F:\\', label: 'A=B', freeBytes: 1024, totalBytes: 2048 }],
    ],
  ])('with %s', (_, text, drives) => {
    expect(parseWmic(text)).toEqual(drives);
  });
});

describe('/proc/mounts', () => {
  const MOUNTS = [
    'proc /proc proc rw,nosuid 0 0',
    '/dev/sda2 / ext4 rw,relatime 0 0',
    'tmpfs /run/media tmpfs rw 0 0',
    '/dev/sdb1 /media/zhang/\\347\\246\\201\\346\\257\\222\\345\\212\\236\\040U\\347\\233\\230 vfat rw 0 0',
    '/dev/sdc1 /run/media/zhang/STICK exfat rw 0 0',
    '/dev/sdd1 /srv/stick ntfs3 rw 0 0',
    '/dev/sde1 /srv/fixed ext4 rw 0 0',
    'server:/x /mnt/share nfs4 rw 0 0',
    'tmpfs /mnt/memory tmpfs rw 0 0',
    '/dev/sdc1 /run/media/zhang/STICK exfat rw 0 0',
    'broken line',
    '',
  ].join('\n');

  it('gives media in the usual places and on removable disks, each once', () => {
    const found = removableMounts(parseMounts(MOUNTS), (device) => device === '/dev/sdd1');
    expect(found).toEqual([
      { device: '/dev/sdb1', path: '/media/zhang/禁毒办 U盘', type: 'vfat' },
      { device: '/dev/sdc1', path: '/run/media/zhang/STICK', type: 'exfat' },
      { device: '/dev/sdd1', path: '/srv/stick', type: 'ntfs3' },
    ]);
  });
});

describe('this machine', () => {
  it('answers a list of drives with room, without an error', async () => {
    for (const drive of await listRemovableDrives())
      expect([drive.totalBytes > 0, drive.freeBytes <= drive.totalBytes]).toEqual([true, true]);
  });
});
