import type { LanguageTable } from './table';

export const indonesian: LanguageTable = {
  id: 'id',
  goesOn: `dr drs dra prof ir h hj kh bpk sdr sdri jl jln jend letjen mayjen brigjen kol letkol kapt gg st PT CV a.n u.b u.p d.a s.d yth kec kab kel kep ust r.a tn ny a.l`,
  beforeNumber: `no hlm hal tgl tlp telp rp ps jil bab pasal ay rt rw`,
  mayEnd: `dll dsb dst dkk tbk jr s.h s.e s.t m.m m.si s.pd s.sos ph.d m.sc tsb`,
  words: 'pada dan dari hari are art max sen',
  starters: `
    yang dan atau tetapi tapi namun karena jika bila kalau ketika saat setelah sebelum di ke dari pada untuk dengan
    oleh dalam tentang antara hingga sampai bagi menurut sebagai ini itu hal dia ia mereka kami kita saya nya satu
    selain selanjutnya kemudian lalu sementara meskipun juga akan telah sudah belum tidak bukan ada adalah merupakan
    tersebut setiap semua banyak beberapa apa sekarang kini hari pertama berdasarkan seperti jadi
  `,
};
